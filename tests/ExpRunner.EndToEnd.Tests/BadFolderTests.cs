using ExpRunner.TestKit;

namespace ExpRunner.EndToEnd.Tests;

/// <summary>Output folders that are not what they should be: refused or mended, and nothing in them is lost.</summary>
public sealed class BadFolderTests : IDisposable
{
    private static readonly string[] Sweep = ["-e", "Quadratic", "--repetitions", "1"];
    private readonly SweepFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_is_no_output_folder()
    {
        File.WriteAllText(_folder.File("results"), "mine");

        Refused($"{_folder.File("results")}: a file is where a folder should be. Move it away, or choose another folder with --out.", Sweep);
        Assert.Equal("mine", File.ReadAllText(_folder.File("results")));
    }

    [Fact]
    public void A_folder_of_another_experiment_is_refused()
    {
        _folder.Run(0, Sweep);
        Directory.Move(_folder.File("results", "Quadratic"), _folder.File("results", "Slow"));

        Refused("results/Slow/journal.jsonl:1: this folder holds experiment 'Quadratic', not 'Slow'. Choose another folder with --out.", "-e", "Slow");
    }

    [Fact]
    public void A_folder_of_another_seed_is_refused()
    {
        _folder.Run(0, Sweep);

        Refused("results/Quadratic/journal.jsonl:1: this folder holds the sweep with seed 0, not 5. Continue it with --seed 0, or choose another folder with --out.", [.. Sweep, "--seed", "5"]);
    }

    [Fact]
    public void A_sweep_of_a_newer_version_is_refused()
    {
        _folder.Run(0, Sweep);
        var file = _folder.File("results", "Quadratic", "sweep.json");
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"format\": 1", "\"format\": 99", StringComparison.Ordinal));

        Refused("results/Quadratic/sweep.json:1: format 99 is newer than this version reads (1). Use the newer version, or another --out.", Sweep);
    }

    [Fact]
    public void A_broken_sweep_file_is_named_once_put_beside_and_made_anew_also_where_nothing_is_to_run()
    {
        _folder.Run(0, Sweep);
        var file = _folder.File("results", "Quadratic", "sweep.json");
        File.WriteAllText(file, "{ \"format\": 1,\n\"exp");

        Assert.StartsWith("results/Quadratic/sweep.json:2: ", _folder.Run(0, [.. Sweep, "-q"]).Error);

        Assert.Equal("", _folder.Run(0, [.. Sweep, "-q"]).Error);
        Assert.Contains("\"experiment\": \"Quadratic\"", File.ReadAllText(file));
        Assert.True(File.Exists(file + ".damaged"), string.Join(' ', Directory.GetFiles(_folder.File("results", "Quadratic"))));
    }

    [Fact]
    public void A_damaged_journal_line_is_named_once_also_where_nothing_is_to_run()
    {
        _folder.Run(0, Sweep);
        var file = _folder.File("results", "Quadratic", "journal.jsonl");
        var lines = File.ReadAllLines(file);
        lines[2] = lines[2][..^5] + "?????";
        File.WriteAllLines(file, lines);

        Assert.Contains("results/Quadratic/journal.jsonl:3: this line is damaged.", _folder.Run(0, [.. Sweep, "-q"]).Error);

        Assert.Equal("", _folder.Run(0, [.. Sweep, "-q"]).Error);
        Assert.True(File.Exists(_folder.File("results", "Quadratic", "journal.damaged")));
        Assert.Equal(10, _folder.Results("Quadratic").Count);
    }

    [Fact]
    public void A_journal_cut_in_a_line_loses_that_line_alone()
    {
        _folder.Run(0, Sweep);
        var before = _folder.Comparable("Quadratic");
        var file = _folder.File("results", "Quadratic", "journal.jsonl");
        var text = File.ReadAllText(file);
        var lastEnd = text.LastIndexOf("\"kind\":\"ended\"", StringComparison.Ordinal);
        File.WriteAllText(file, text[..(lastEnd + 60)]);

        var again = _folder.Run(0, Sweep);

        Assert.Contains("the last line was cut off when its runner died. The rest is used; what it held runs again.", again.Error);
        Assert.Contains("9 of 10 completed before, 1 to run", again.Error);
        Assert.Equal(before, _folder.Comparable("Quadratic"));
        Assert.Equal("", _folder.Run(0, [.. Sweep, "-q"]).Error);
    }

    [Fact]
    public void Deleted_results_are_made_from_the_journal()
    {
        _folder.Run(0, Sweep);
        var before = _folder.Comparable("Quadratic");
        File.Delete(_folder.File("results", "Quadratic", "results.jsonl"));

        Assert.Contains("0 to run", _folder.Run(0, Sweep).Error);

        Assert.Equal(before, _folder.Comparable("Quadratic"));
    }

    [Fact]
    public async Task A_second_runner_that_wants_something_else_is_refused_and_the_first_is_unharmed()
    {
        string[] sweep = ["-e", "Slow", "--set", "Milliseconds=2000", "--pick", "0:8", "-j", "2"];
        using var first = _folder.Start(sweep);
        await first.SaysAsync("START");

        Refused($"results/Slow: process {first.Id} on {Environment.MachineName} runs another part of this sweep, or with other options. "
            + "Give the same command to share its work, wait for it or stop it, or choose another folder with --out.", [.. sweep, "--repetitions", "2"]);
        Refused($"results/Slow: process {first.Id} on {Environment.MachineName} runs a sweep in this folder. Wait for it or stop it, or choose another folder with --out.",
            "-e", "Slow", "--set", "Milliseconds=500");
        Assert.Contains("8 trials x 1 repetition", _folder.Run(0, ["plan", .. sweep]).Output);
        _folder.Run(0, [.. sweep, "--dry-run"]);

        var finished = await first.EndAsync();
        Assert.True(finished.ExitCode == 0, finished.All);
        Assert.Equal(8, _folder.Journal("Slow").Ended.Count);
        Assert.Equal(8, _folder.Results("Slow").Count);
    }

    [Fact]
    public void Plans_and_dry_runs_make_nothing()
    {
        Assert.Contains("10 to run", _folder.Run(0, ["plan", .. Sweep]).Output);
        Assert.Contains("#9/0", _folder.Run(0, [.. Sweep, "--dry-run"]).Output);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    private void Refused(string message, params string[] args)
    {
        var finished = _folder.Run(2, args);
        Assert.Equal(message, finished.Error.TrimEnd());
        Assert.Equal("", finished.Output);
    }
}
