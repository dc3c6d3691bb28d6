using System.Text.Json;
using System.Text.Json.Nodes;
using ExpRunner.TestKit;

namespace ExpRunner.EndToEnd.Tests;

/// <summary>A temporary folder to run in, and what a sweep left in it.</summary>
internal sealed class SweepFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("exprun-e2e-").FullName;

    /// <summary>The processes that run in this folder.</summary>
    public IReadOnlyList<RunningProcess> Processes => ProcessTable.In(Path);

    /// <summary>A test that failed may leave processes; a folder they write into cannot be deleted.</summary>
    public void Dispose()
    {
        foreach (var process in Processes)
        {
            ProcessTable.Signal(process.Id, Signal.Kill);
        }
        SpinWait.SpinUntil(() => Processes.Count == 0, TimeSpan.FromSeconds(5));
        Directory.Delete(Path, recursive: true);
    }

    public string File(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>Starts the test experiments at the head of a process group of their own, as a shell does.</summary>
    public RunningProgram Start(params string[] args) => new(Programs.StartGroup(Programs.TestExperiments, Path, args));

    /// <summary>What the journals of all runners say.</summary>
    public JournalView Journal(string experiment) => JournalView.Of(File("results", experiment));

    /// <summary>Waits until no process of this folder is left, and fails where one stays.</summary>
    public Task NothingRunsAsync() => Eventually.HoldsAsync(() => Processes.Count == 0, "no process is left", TimeSpan.FromSeconds(15));

    public Finished Run(params string[] args) => Programs.Run(Programs.TestExperiments, Path, args);

    /// <summary>Runs, and fails the test with all that was printed unless the exit code is the expected one.</summary>
    public Finished Run(int expected, params string[] args)
    {
        var finished = Run(args);
        Assert.True(finished.ExitCode == expected, $"expected exit code {expected}: {string.Join(' ', args)}\n{finished.All}");
        return finished;
    }

    /// <summary>The lines of results.jsonl, in their order.</summary>
    public IReadOnlyList<JsonObject> Results(string experiment)
        => [.. System.IO.File.ReadAllLines(File("results", experiment, "results.jsonl")).Select(line => JsonNode.Parse(line)!.AsObject())];

    /// <summary>The lines of results.jsonl without what may differ between equal runs: one text for comparing.</summary>
    public string Comparable(string experiment) => string.Join('\n', Stripped(experiment));

    /// <summary>The kinds of the journal's lines, counted.</summary>
    public int JournalLines(string experiment, string kind)
        => System.IO.File.ReadAllLines(File("results", experiment, "journal.jsonl")).Count(line => line.Contains($"\"kind\":\"{kind}\"", StringComparison.Ordinal));

    private IEnumerable<string> Stripped(string experiment)
    {
        foreach (var line in Results(experiment))
        {
            var scores = line["scores"]!.AsObject();
            foreach (var name in scores.Select(score => score.Key).Where(name => name.EndsWith("fit_time", StringComparison.Ordinal)).ToList())
            {
                scores.Remove(name);
            }
            line.Remove("out_path");
            yield return line.ToJsonString(new JsonSerializerOptions { WriteIndented = false });
        }
    }
}
