using System.Text.Json.Nodes;
using ExpRunner.TestKit;

namespace ExpRunner.EndToEnd.Tests;

/// <summary>What is no longer asked for is shown, then removed; everything else stays as it is.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class PruneTests : IDisposable
{
    private static readonly string[] Whole = ["-e", "Quadratic", "-q"];
    private static readonly string[] Narrow = ["-e", "Quadratic", "--set", "Y=0"];
    private readonly SweepFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Sweep => _folder.File("results", "Quadratic");

    private string[] Folders => [.. Directory.GetDirectories(Sweep).Select(folder => Path.GetFileName(folder)!).Where(name => char.IsAsciiDigit(name[0])).OrderBy(int.Parse)];

    [Fact]
    public void Trials_of_a_space_that_became_smaller_are_shown_and_removed_and_the_rest_is_what_it_was()
    {
        _folder.Run(0, [.. Whole, "--label", "x{X}-y{Y}"]);
        var asked = _folder.File("results", "Quadratic", "sweep.json");
        var start = File.ReadAllText(asked);
        var kept = _folder.Results("Quadratic").Where(line => line["Y"]!.ToString() == "0").Select(line => line.ToJsonString()).ToList();

        var shown = _folder.Run(0, ["prune", .. Narrow, "--dry-run"]).Output;
        Assert.StartsWith("Quadratic: no longer asked for in results/Quadratic:\n  #1 X=-2 Y=1  3 repetitions, ", shown);
        Assert.Contains("\nQuadratic: 5 trials, 15 repetitions, ", shown);
        var refused = _folder.Run(2, ["prune", .. Narrow]);
        Assert.Contains("Nothing was removed, for nobody can be asked here. -y removes it.", refused.Error);
        Assert.Equal(10, _folder.Results("Quadratic").Count);

        Assert.EndsWith("Removed.\n", _folder.Run(0, ["prune", .. Narrow, "-y"]).Output);

        Assert.Equal(kept, _folder.Results("Quadratic").Select(line => line.ToJsonString()));
        Assert.Equal(["0", "2", "4", "6", "8"], Folders);
        Assert.Equal(["x-1-y0", "x-2-y0", "x0-y0", "x1-y0", "x2-y0"], Directory.GetFileSystemEntries(Path.Combine(Sweep, "by-label")).Select(link => Path.GetFileName(link)!).Order(StringComparer.Ordinal));
        Assert.Equal(start, File.ReadAllText(asked));
        Assert.Equal("Quadratic: nothing in results/Quadratic is no longer asked for.\n", _folder.Run(0, ["prune", .. Narrow]).Output);
        Assert.Contains("15 of 15 completed before, 0 to run", _folder.Run(0, Narrow).Error);
        var status = Status();
        Assert.Equal((5, 15, 15, 0), (Number(status, "trials"), Number(status, "planned"), Number(status, "completed"), Number(status, "missing")));
    }

    [Fact]
    public void What_is_asked_for_again_runs_again_under_its_old_id()
    {
        _folder.Run(0, Whole);
        var before = _folder.Comparable("Quadratic");
        _folder.Run(0, ["prune", .. Narrow, "-y"]);

        Assert.Contains("15 of 30 completed before, 15 to run", _folder.Run(0, "-e", "Quadratic").Error);

        Assert.Equal(before, _folder.Comparable("Quadratic"));
        Assert.Equal(10, Folders.Length);
        Assert.Equal(2, _folder.Journal("Quadratic").Started.Where(line => line.ExperimentId == 1 && line.RunId == 0).Max(line => line.Attempt));
        Assert.Equal(30, Number(Status(), "completed"));
    }

    [Fact]
    public void Repetitions_beyond_those_asked_for_are_removed()
    {
        _folder.Run(0, [.. Whole, "--repetitions", "2"]);
        var two = _folder.Comparable("Quadratic");
        _folder.Run(0, [.. Whole, "--repetitions", "4"]);

        var shown = _folder.Run(0, "prune", "-e", "Quadratic", "--repetitions", "2", "-y").Output;

        Assert.Contains("  #0 X=-2 Y=0  2 repetitions beyond 2, ", shown);
        Assert.Equal(two, _folder.Comparable("Quadratic"));
        Assert.Equal(["0", "1"], Directory.GetDirectories(Path.Combine(Sweep, "9")).Select(folder => Path.GetFileName(folder)!).Order());
        Assert.Equal(20, Number(Status(), "completed"));
    }

    [Fact]
    public void Programs_are_told_everything_in_one_object()
    {
        _folder.Run(0, Whole);

        var shown = JsonNode.Parse(_folder.Run(0, ["prune", .. Narrow, "--dry-run", "--json"]).Output)!;
        var done = JsonNode.Parse(_folder.Run(0, ["prune", .. Narrow, "-y", "--json"]).Output)!;

        Assert.Equal((false, true), (shown["removed"]!.GetValue<bool>(), done["removed"]!.GetValue<bool>()));
        Assert.Equal((5, 15), (done["trials"]!.GetValue<int>(), done["repetitions"]!.GetValue<int>()));
        var first = done["experiments"]![0]!["items"]![0]!;
        Assert.Equal(("1", "config", "[0,1,2]", "1"), (first["experiment_id"]!.ToString(), first["reason"]!.ToString(), first["run_ids"]!.ToJsonString(), first["config"]!["Y"]!.ToString()));
        Assert.True(first["bytes"]!.GetValue<long>() > 0);
    }

    [Fact]
    public async Task A_sweep_that_somebody_works_on_is_left_alone()
    {
        using var running = _folder.Start("-e", "Slow", "--set", "Milliseconds=60000", "-j", "1");
        await Eventually.HoldsAsync(() => _folder.Journal("Slow").Started.Count == 1, "a trial runs");

        var refused = _folder.Run(2, "prune", "-e", "Slow", "--set", "N=1", "-y");

        Assert.Contains($"process {running.Id} on ", refused.Error);
        Assert.Contains("Wait for it or stop it", refused.Error);
        running.Signal(Signal.Kill);
        await running.EndAsync();
    }

    [Fact]
    public void A_folder_that_cannot_be_removed_is_named_and_the_same_command_finishes()
    {
        _folder.Run(0, Whole);
        var stuck = Path.Combine(Sweep, "3");
        File.SetUnixFileMode(stuck, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var first = Namespaces.WithoutRights(_folder.Path, ["prune", .. Narrow, "-y"]);
        Assert.Equal(1, first.ExitCode);
        Assert.Contains("results/Quadratic/3: cannot be removed: ", first.Error);
        Assert.Equal(5, _folder.Results("Quadratic").Count);
        Assert.Equal(["0", "2", "3", "4", "6", "8"], Folders);
        File.SetUnixFileMode(stuck, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        Assert.Contains("Quadratic: 1 trial, 3 repetitions, ", _folder.Run(0, ["prune", .. Narrow, "-y"]).Output);

        Assert.Equal(["0", "2", "4", "6", "8"], Folders);
    }

    /// <summary>Killed at any moment, nothing that is asked for is lost, and the same command ends where one that was not disturbed does.</summary>
    [Fact]
    public async Task A_prune_that_is_killed_is_finished_by_the_same_command()
    {
        _folder.Run(0, Whole);
        var journal = File.ReadAllBytes(Path.Combine(Sweep, "journal.jsonl"));
        _folder.Run(0, ["prune", .. Narrow, "-y"]);
        var expected = _folder.Comparable("Quadratic");
        for (var round = 0; round < 7; round++)
        {
            Restore(journal);
            using (var pruning = _folder.Start(["prune", .. Narrow, "-y"]))
            {
                WaitForTrace(pruning, round, journal.Length);
                pruning.Signal(Signal.Kill);
                await pruning.EndAsync();
            }
            Assert.Subset(Folders.ToHashSet(), new HashSet<string> { "0", "2", "4", "6", "8" });
            _folder.Run(0, ["prune", .. Narrow, "-y"]);
            Assert.Equal(expected, _folder.Comparable("Quadratic"));
            Assert.Equal(["0", "2", "4", "6", "8"], Folders);
        }
    }

    /// <summary>Each round waits for a later trace of the work: lines of the journal, then folders that are gone.</summary>
    private void WaitForTrace(RunningProgram pruning, int round, long before)
    {
        var journal = Path.Combine(Sweep, "journal.jsonl");
        SpinWait.SpinUntil(() => pruning.HasEnded || (round < 4 ? new FileInfo(journal).Length > before + 400 * round : Folders.Length < 14 - round));
    }

    private void Restore(byte[] journal)
    {
        File.WriteAllBytes(Path.Combine(Sweep, "journal.jsonl"), journal);
        foreach (var id in Enumerable.Range(0, 10))
        {
            for (var run = 0; run < 3; run++)
            {
                var folder = Directory.CreateDirectory(Path.Combine(Sweep, $"{id}", $"{run}")).FullName;
                File.WriteAllText(Path.Combine(folder, "config.json"), "{}");
            }
        }
    }

    private JsonObject Status() => JsonNode.Parse(_folder.Run(0, "status", "--json").Output)!.AsArray().Single()!.AsObject();

    private static int Number(JsonObject status, string name) => status[name]!.GetValue<int>();
}
