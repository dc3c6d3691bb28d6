using System.Security.Cryptography;
using ExpRunner.TestKit;

namespace ExpRunner.EndToEnd.Tests;

/// <summary>Parts of a sweep become one folder, which everything takes for the sweep itself; the parts stay as they are.</summary>
public sealed class CollectTests : IDisposable
{
    private readonly SweepFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Collected_shards_are_the_sweep()
    {
        using var whole = new SweepFolder();
        whole.Run(0, "-e", "Quadratic", "-q");
        Shards(3, "-e", "Quadratic");
        var before = Contents(_folder.Path);

        var collected = Tool(0, "collect", "p1", "p2", "p3", "-o", "results");

        Assert.Equal("Quadratic: 10 trials, 30 of 30 repetitions completed, 0 failed, 0 missing -> results/Quadratic\n", collected.Output);
        Assert.Equal(whole.Comparable("Quadratic"), _folder.Comparable("Quadratic"));
        Assert.All(_folder.Results("Quadratic"), line => Assert.StartsWith("results/Quadratic/", line["out_path"]!.ToString()));
        Assert.True(File.Exists(_folder.File("results", "Quadratic", "4", "2", "config.json")));
        Assert.Equal(before, Contents(_folder.Path).Where(entry => !entry.StartsWith("results/", StringComparison.Ordinal)));
        Assert.Contains("10 trials.", Tool(0, "report").Output);

        var again = _folder.Run(0, "-e", "Quadratic");
        Assert.Contains("30 of 30 completed before, 0 to run", again.Error);
        Assert.Equal(whole.Comparable("Quadratic"), _folder.Comparable("Quadratic"));
    }

    [Fact]
    public void Collecting_twice_changes_nothing_and_the_project_does_what_the_tool_does()
    {
        Shards(2, "-e", "Quadratic");
        Tool(0, "collect", "p1", "p2", "-o", "out");
        var once = Contents(_folder.File("out"));

        Tool(0, "collect", "p2", "p1", "-o", "out");
        Assert.Equal(once, Contents(_folder.File("out")));

        _folder.Run(0, "collect", "p1", "p2", "-o", "out");
        Assert.Equal(once, Contents(_folder.File("out")));
    }

    [Fact]
    public void A_trial_whose_repetitions_are_in_several_parts_has_one_line_with_all_of_them()
    {
        using var whole = new SweepFolder();
        whole.Run(0, "-e", "Quadratic", "--pick", "0:2", "-q");
        Shards(4, "-e", "Quadratic", "--pick", "0:2");
        Assert.All(Enumerable.Range(1, 4), number => Assert.Equal("", File.ReadAllText(_folder.File($"p{number}", "Quadratic", "results.jsonl"))));

        Tool(0, "collect", "p1", "p2", "p3", "p4", "-o", "results");

        Assert.Equal(whole.Comparable("Quadratic"), _folder.Comparable("Quadratic"));
    }

    [Fact]
    public void What_is_missing_is_told_and_run_and_a_part_that_comes_late_is_added()
    {
        Shards(3, "-e", "Quadratic");

        Assert.Contains("7 trials, 21 of 30 repetitions completed, 0 failed, 9 missing", Tool(0, "collect", "p1", "p2", "-o", "results").Output);
        Assert.Contains("3 of 3 completed (3 now", _folder.Run(0, "-e", "Quadratic", "--pick", "2").Error);
        Assert.Contains("30 of 30 repetitions completed", Tool(0, "collect", "p3", "-o", "results").Output);
        Assert.Equal(10, _folder.Results("Quadratic").Count);
        Assert.All(_folder.Results("Quadratic"), line => Assert.Equal(3, line["scores"]!["Loss"]!.AsArray().Count));
    }

    [Fact]
    public void Of_a_repetition_in_several_parts_one_outcome_counts_and_its_files_are_copied()
    {
        _folder.Run(1, "-e", "Flaky", "--pick", "0", "-q", "-o", "failed");
        _folder.Run(0, "-e", "Flaky", "--pick", "0", "--max-tries", "3", "-q", "-o", "good");
        _folder.Run(0, "-e", "Flaky", "--pick", "0", "--max-tries", "3", "-q", "-o", "twin");

        Assert.Contains("1 trial, 1 of 1 repetitions completed, 0 failed, 0 missing", Tool(0, "collect", "failed", "good", "twin", "-o", "results").Output);

        Assert.Equal("completed", _folder.Results("Flaky").Single()["status"]!.ToString());
        Assert.Single(_folder.Results("Flaky").Single()["scores"]!["score"]!.AsArray());
        Assert.Equal("xxx", File.ReadAllText(_folder.File("results", "Flaky", "0", "tries.txt")));
    }

    [Fact]
    public void Parts_may_hold_several_experiments_or_be_an_experiments_folder()
    {
        _folder.Run(0, "-e", "Quadratic", "--pick", "0:4", "-q", "-o", "a");
        _folder.Run(0, "-e", "Slow", "--set", "Milliseconds=0", "--pick", "0:3", "-q", "-o", "a");
        _folder.Run(0, "-e", "Quadratic", "--pick", "4:10", "-q", "-o", "b");

        var collected = Tool(0, "collect", "a", "b/Quadratic", "-o", "results");

        Assert.Contains("Quadratic: 10 trials, 30 of 30 repetitions completed", collected.Output);
        Assert.Contains("Slow: 3 trials, 3 of 3 repetitions completed", collected.Output);
        Assert.Contains("Quadratic: 10 trials, 30 of 30", Tool(0, "collect", ".", "-o", "other").Output);
    }

    [Fact]
    public void What_does_not_fit_is_refused_with_all_reasons_before_anything_is_written()
    {
        _folder.Run(0, "-e", "Quadratic", "--pick", "0:2", "-q", "-o", "a");
        _folder.Run(0, "-e", "Quadratic", "--pick", "0:2", "-q", "-o", "seed", "--seed", "7");
        _folder.Run(0, "-e", "Quadratic", "--pick", "0:2", "-q", "-o", "other", "--set", "Label=x,y");
        _folder.Run(0, "-e", "Slow", "--set", "Milliseconds=0", "--pick", "0", "-q", "-o", "slow");
        _folder.Run(0, "-e", "Quadratic", "--pick", "0:2", "-q", "-o", "newer");
        var sweep = _folder.File("newer", "Quadratic", "sweep.json");
        File.WriteAllText(sweep, File.ReadAllText(sweep).Replace("\"format\": 1", "\"format\": 9", StringComparison.Ordinal));
        Directory.CreateDirectory(_folder.File("empty"));
        Directory.CreateDirectory(_folder.File("out", "Quadratic"));
        File.WriteAllText(_folder.File("out", "Quadratic", "thesis.tex"), "");
        var before = Contents(_folder.Path);

        var refused = Tool(2, "collect", "a/Quadratic", "seed", "other", "newer", "empty", "nowhere", "slow/Slow", "-o", "out");

        Assert.Contains("error: seed/Quadratic: this is the sweep with seed 7, but a/Quadratic has seed 0.", refused.Error);
        Assert.Contains("error: other/Quadratic: the ids from 0 on are of another grid space than in a/Quadratic", refused.Error);
        Assert.Contains("error: other/Quadratic: id 0 is {\"X\":-2,", refused.Error);
        Assert.Contains("error: newer/Quadratic/sweep.json:1: format 9 is newer than this version reads (1).", refused.Error);
        Assert.Contains("error: empty: no sweep has been recorded here", refused.Error);
        Assert.Contains("error: nowhere: there is no such folder.", refused.Error);
        Assert.Contains("error: These are folders of different experiments: Quadratic, Slow.", refused.Error);
        Assert.Contains("error: out/Quadratic: this folder is not empty, and no sweep's.", refused.Error);
        Assert.Equal(before, Contents(_folder.Path));
    }

    [Fact]
    public void A_part_is_never_the_target_and_a_target_of_another_sweep_is_refused()
    {
        Shards(2, "-e", "Quadratic");
        _folder.Run(0, "-e", "Quadratic", "-q", "-o", "other", "--seed", "3");

        Assert.Contains("p1/Quadratic: this is a part and the folder to collect into.", Tool(2, "collect", "p1", "p2", "-o", "p1").Error);
        Assert.Contains("other/Quadratic: this is the sweep with seed 3", Tool(2, "collect", "p1", "p2", "-o", "other").Error);
    }

    [Fact]
    public void Damaged_lines_are_named_once_and_copied_as_they_are()
    {
        Shards(2, "-e", "Quadratic");
        var journal = _folder.File("p1", "Quadratic", "journal.jsonl");
        var lines = File.ReadAllLines(journal);
        var damaged = Array.FindIndex(lines, line => line.Contains("\"kind\":\"ended\"", StringComparison.Ordinal));
        lines[damaged] = lines[damaged].Replace("completed", "comqleted", StringComparison.Ordinal);
        File.WriteAllText(journal, string.Join('\n', lines) + "\n");

        var collected = Tool(0, "collect", "p1", "p2", "-o", "results");

        Assert.Contains($":{damaged + 1}: this line is damaged. The rest is used; what it held runs again.", collected.Error);
        Assert.Contains("29 of 30 repetitions completed, 0 failed, 1 missing", collected.Output);
        Assert.Contains(Directory.GetFiles(_folder.File("results", "Quadratic"), "journal-*.jsonl"), copy => File.ReadAllBytes(copy).AsSpan().SequenceEqual(File.ReadAllBytes(journal)));
        Assert.Equal("", Tool(0, "collect", "p1", "p2", "-o", "results").Error);
        Assert.Contains("1 to run", _folder.Run(0, "-e", "Quadratic").Error);
    }

    [Fact]
    public async Task A_part_that_runs_is_taken_as_far_as_it_is_and_again_when_it_has_ended()
    {
        using var running = new RunningProgram(Programs.StartGroup(Programs.TestExperiments, _folder.Path, "-e", "Slow", "--set", "Milliseconds=600", "-j", "2", "-o", "p1"));
        var folder = _folder.File("p1", "Slow");
        await Eventually.HoldsAsync(() => JournalView.Of(folder).Ended.Count >= 2, "two trials have ended");

        var early = Tool(0, "collect", "p1", "-o", "results");
        Assert.Contains("p1/Slow: somebody runs it now", early.Error);
        Assert.InRange(_folder.Results("Slow").Count, 2, 19);
        Assert.Matches(@"Slow +\d+ +20 +\d+ +0 +\d+ +[12] +process \d+ on ", Tool(0, "status", "p1").Output);

        Assert.Equal(0, (await running.EndAsync()).ExitCode);
        Assert.Contains("20 trials, 20 of 20 repetitions completed", Tool(0, "collect", "p1", "-o", "results").Output);
        Assert.Equal(20, _folder.Results("Slow").Count);
    }

    [Fact]
    public async Task A_collect_that_was_killed_is_finished_by_the_next()
    {
        Shards(2, "-e", "Quadratic");
        var artifacts = _folder.File("p1", "Quadratic", "0", "0", "many");
        Directory.CreateDirectory(artifacts);
        foreach (var number in Enumerable.Range(0, 8000))
        {
            File.WriteAllText(Path.Combine(artifacts, $"{number}.txt"), $"{number}");
        }
        Tool(0, "collect", "p1", "p2", "-o", "right");

        var copied = _folder.File("out", "Quadratic", "0", "0", "many");
        using (var killed = new RunningProgram(Programs.StartGroup(Programs.Tool, _folder.Path, "collect", "p1", "p2", "-o", "out")))
        {
            await Eventually.HoldsAsync(() => Directory.Exists(copied) && Directory.EnumerateFiles(copied).Take(50).Count() == 50, "files are being copied");
            killed.Signal(Signal.Kill);
            await killed.EndAsync();
        }
        Assert.False(File.Exists(_folder.File("out", "Quadratic", "results.jsonl")), "it was killed before its end");

        Tool(0, "collect", "p1", "p2", "-o", "out");

        static string Neutral(string entry) => entry.Replace("right", "out", StringComparison.Ordinal);
        Assert.Equal(Contents(_folder.File("right")).Where(entry => !entry.Contains("results.jsonl", StringComparison.Ordinal)).Select(Neutral), Contents(_folder.File("out")).Where(entry => !entry.Contains("results.jsonl", StringComparison.Ordinal) && !entry.Contains(".being-copied", StringComparison.Ordinal)));
        Assert.Equal(File.ReadAllText(_folder.File("right", "Quadratic", "results.jsonl")).Replace("right/", "out/", StringComparison.Ordinal), File.ReadAllText(_folder.File("out", "Quadratic", "results.jsonl")));
    }

    private Finished Tool(int expected, params string[] args)
    {
        var finished = Programs.Run(Programs.Tool, _folder.Path, args);
        Assert.True(finished.ExitCode == expected, $"expected exit code {expected}: {string.Join(' ', args)}\n{finished.All}");
        return finished;
    }

    /// <summary>Runs every shard into a folder of its own: p1, p2, ...</summary>
    private void Shards(int count, params string[] sweep)
    {
        foreach (var number in Enumerable.Range(1, count))
        {
            _folder.Run(0, [.. sweep, "--shard", $"{number}/{count}", "-q", "-o", $"p{number}"]);
        }
    }

    /// <summary>Every file below a folder with a hash of what is in it.</summary>
    private static List<string> Contents(string folder)
        => [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => $"{Path.GetRelativePath(folder, file)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}")];
}
