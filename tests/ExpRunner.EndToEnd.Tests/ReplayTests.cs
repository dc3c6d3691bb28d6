using System.Globalization;

namespace ExpRunner.EndToEnd.Tests;

/// <summary>One repetition again, from its config.json: what it gives now beside what was recorded, and nothing is touched.</summary>
public sealed class ReplayTests : IDisposable
{
    private readonly SweepFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("results/Quadratic/3/1/config.json")]
    [InlineData("results/Quadratic/3/1")]
    [InlineData("results/Quadratic/3/1/")]
    public void Equal_scores_are_told_and_nothing_is_changed(string path)
    {
        _folder.Run(0, "-e", "Quadratic", "--seed", "7", "-q");
        var before = Everything();

        var replay = _folder.Run(0, "--replay", path);

        Assert.StartsWith("Quadratic #3/1, seed 7: X=-1 Y=1 Noise=\"Normal\" Label=\"plain\" Names=[\"a\"]\n", replay.Error);
        Assert.Matches(@"^score +recorded +now +equal\n[- ]+\nLoss +(\d\.\d+) +\1 +true\nShared +(\d\.\d+) +\2 +true\nEqual: 2 scores are as recorded in .*results/Quadratic; fit_time is not compared\.\nCode, commit, machine and runtime are as they were\.\n$", replay.Output);
        Assert.Equal(before, Everything());
    }

    [Fact]
    public void Different_scores_are_named_with_both_values()
    {
        _folder.Run(0, "-e", "Quadratic", "--pick", "3", "--repetitions", "1", "-q");
        var now = _folder.Results("Quadratic")[0]["scores"]!["Loss"]![0]!.GetValue<double>().ToString(CultureInfo.InvariantCulture);
        JournalEdit.Lines(_folder.File("results", "Quadratic", "journal.jsonl"), "ended", line => line.Replace($"\"Loss\":{now}", "\"Loss\":0.125,\"Gone\":1", StringComparison.Ordinal));

        var replay = _folder.Run(1, "--replay", "results/Quadratic/3");

        Assert.Matches($@"\nLoss +0\.125 +{now.Replace(".", "\\.", StringComparison.Ordinal)} +false\n", replay.Output);
        Assert.Matches(@"\nGone +1 +- +false\n", replay.Output);
        Assert.Contains("Different: Loss, Gone; recorded in ", replay.Output);
    }

    [Fact]
    public void Odd_scores_are_equal_to_themselves()
    {
        _folder.Run(0, "-e", "Faulty", "--set", "Fault=None", "-q");

        Assert.Matches(@"\nUndefined +NaN +NaN +true\n", _folder.Run(0, "--replay", "results/Faulty/0").Output);
    }

    [Fact]
    public void What_is_not_as_it_was_is_named()
    {
        _folder.Run(0, "-e", "Quadratic", "--pick", "3", "--repetitions", "1", "-q");
        JournalEdit.Lines(_folder.File("results", "Quadratic", "journal.jsonl"), "runner", line => System.Text.RegularExpressions.Regex.Replace(
            line.Replace("\"machine\":{", "\"git_commit\":\"abc\",\"machine\":{", StringComparison.Ordinal), "\"runtime\":\"[^\"]*\"", "\"runtime\":\".NET 9.0.1\"")
            .Replace("\"version\":\"0.1.0", "\"version\":\"0.0.9", StringComparison.Ordinal));

        var replay = _folder.Run(0, "--replay", "results/Quadratic/3");

        Assert.Contains("Not as it was:\n  ExpRunner: 0.0.9", replay.Output);
        Assert.Contains("\n  git commit: abc -> (none)\n", replay.Output);
        Assert.Matches(@"\n  runtime: \.NET 9\.0\.1 -> \.NET 10\.", replay.Output);
    }

    [Fact]
    public void A_config_file_that_was_moved_runs_and_there_is_nothing_to_compare_with()
    {
        _folder.Run(0, "-e", "Quadratic", "--pick", "3", "--repetitions", "1", "-q");
        var loss = _folder.Results("Quadratic")[0]["scores"]!["Loss"]![0]!.GetValue<double>();
        Directory.CreateDirectory(_folder.File("a", "b", "c", "d"));
        File.Move(_folder.File("results", "Quadratic", "3", "config.json"), _folder.File("a", "b", "c", "d", "mine.json"));

        var replay = _folder.Run(0, "--replay", "a/b/c/d/mine.json");

        Assert.Contains("Nothing is recorded to compare with: there is no journal in the folders above a/b/c/d/mine.json.", replay.Error);
        Assert.Matches($@"\nLoss +{loss.ToString(CultureInfo.InvariantCulture)}\n", replay.Output);
    }

    [Fact]
    public void A_moved_sweep_is_found_beside_the_file()
    {
        _folder.Run(0, "-e", "Quadratic", "--pick", "3", "-q");
        Directory.Move(_folder.File("results"), _folder.File("kept"));

        Assert.Contains("Equal: 2 scores", _folder.Run(0, "--replay", "kept/Quadratic/3/2/config.json").Output);
    }

    [Fact]
    public void A_recorded_failure_fails_again_with_the_same_error_or_another()
    {
        _folder.Run(1, "-e", "Faulty", "--set", "Fault=Throws", "-q");
        var same = _folder.Run(1, "--replay", "results/Faulty/0");
        Assert.StartsWith("Failed, with the same error as recorded:\nSystem.InvalidOperationException: the outer reason", same.Output);

        JournalEdit.Lines(_folder.File("results", "Faulty", "journal.jsonl"), "ended", line => line.Replace("the outer reason", "another reason", StringComparison.Ordinal));
        var other = _folder.Run(1, "--replay", "results/Faulty/0");
        Assert.Contains("Different: It ended as failed then, and now as failed.\n  then: System.InvalidOperationException: another reason", other.Output);
        Assert.Contains("\n  now:  System.InvalidOperationException: the outer reason", other.Output);
    }

    [Fact]
    public void Of_several_attempts_the_one_that_counts_is_compared()
    {
        _folder.Run(0, "-e", "Flaky", "--pick", "0", "--max-tries", "3", "-q");
        var counter = _folder.File("results", "Flaky", "0", "tries.txt");

        var replay = _folder.Run(1, "--replay", "results/Flaky/0");

        Assert.Contains("Different: It completed then, and now as failed.", replay.Output);
        Assert.Contains("try 1 of trial 0 was to fail", replay.Output);
        Assert.Equal("xxx", File.ReadAllText(counter));
    }

    [Fact]
    public void What_it_prints_is_shown_and_kept_aside()
    {
        _folder.Run(0, "-e", "Slow", "--set", "Milliseconds=0", "--set", "Prints=true", "--pick", "4", "-q");

        var replay = _folder.Run(0, "--replay", "results/Slow/4");

        Assert.Contains("N is 4\n", replay.Error);
        Assert.DoesNotContain("N is 4", replay.Output);
        Assert.Equal("N is 4\n", File.ReadAllText(_folder.File("results", "Slow", "4", "stdout.log")));
        var scratch = replay.Error.Split("What it wrote is in ")[1].Split(';')[0];
        Assert.Equal("N is 4\n", File.ReadAllText(Path.Combine(scratch, "stdout.log")));
        Directory.Delete(scratch, recursive: true);
    }

    [Theory]
    [InlineData("nowhere", null, "nowhere: there is no such file. Name a repetition's config.json, or the folder it is in.")]
    [InlineData("bad.json", "{\n\"a\":", "bad.json:2: ")]
    [InlineData("bad.json", "{\"a\":1}", "bad.json: this is no config.json that a sweep wrote: it has no object 'exprun'.")]
    [InlineData("bad.json", "{\"experiment\":\"Quadratik\",\"experiment_id\":1,\"run_id\":0,\"exprun\":{\"seed\":1}}", "bad.json: this project has no experiment 'Quadratik'. Did you mean 'Quadratic'?")]
    [InlineData("bad.json", "{\"experiment\":\"Quadratic\",\"experiment_id\":1,\"run_id\":-1,\"exprun\":{\"seed\":1}}", "bad.json: it has no whole number 'run_id'.")]
    [InlineData("bad.json", "{\"experiment\":\"Quadratic\",\"experiment_id\":1,\"run_id\":0,\"Lable\":1,\"exprun\":{\"seed\":1}}", "bad.json: the class refuses this config today: Quadratic has no config field 'Lable'. Did you mean 'Label'?")]
    public void A_file_that_cannot_be_repeated_is_refused(string path, string? text, string message)
    {
        if (text is not null)
        {
            File.WriteAllText(_folder.File(path), text);
        }

        Assert.StartsWith(message, _folder.Run(2, "--replay", path).Error);
    }

    [Fact]
    public void Other_options_have_no_place_beside_it()
        => Assert.StartsWith("--replay takes no other options, for the file says what is repeated; leave out --seed, --quiet.\n", _folder.Run(2, "--replay", "x", "--seed", "3", "-q").Error);

    private List<string> Everything()
        => [.. Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => $"{file} {File.ReadAllText(file)}")];
}
