using System.Text.Json.Nodes;

namespace ExpRunner.EndToEnd.Tests;

/// <summary>What is printed where: logs of trials, results on standard output, progress on standard error.</summary>
public sealed class OutputTests : IDisposable
{
    private static readonly string[] Talkative = ["-e", "Slow", "--set", "Milliseconds=5", "--set", "Prints=true", "--pick", "0:2"];
    private readonly SweepFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("pool")]
    [InlineData("single")]
    public void What_a_trial_prints_is_in_its_folder_and_nowhere_else(string backend)
    {
        var finished = _folder.Run(0, [.. Talkative, "--backend", backend]);

        Assert.Equal("N is 1\n", File.ReadAllText(_folder.File("results", "Slow", "1", "stdout.log")));
        Assert.Equal("to standard error\n", File.ReadAllText(_folder.File("results", "Slow", "1", "stderr.log")));
        Assert.DoesNotContain("N is", finished.Output + finished.Error);
        Assert.Equal(["Slow"], Directory.EnumerateFileSystemEntries(_folder.File("results")).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("pool")]
    [InlineData("single")]
    public void Tee_shows_what_trials_print_on_standard_error(string backend)
    {
        var finished = _folder.Run(0, [.. Talkative, "--backend", backend, "--tee", "--json"]);

        Assert.Contains(backend == "pool" ? "[#1/0] N is 1\n" : "N is 1\n", finished.Error);
        Assert.Contains(backend == "pool" ? "[#1/0] to standard error\n" : "to standard error\n", finished.Error);
        Assert.Equal(2, JsonNode.Parse(finished.Output)!["experiments"]![0]!["completed"]!.GetValue<int>());
        Assert.Equal("N is 1\n", File.ReadAllText(_folder.File("results", "Slow", "1", "stdout.log")));
    }

    [Theory]
    [InlineData("pool")]
    [InlineData("single")]
    public void A_trial_that_prints_nothing_has_no_log_and_without_config_files_no_folder(string backend)
    {
        _folder.Run(0, "-e", "Quadratic", "--backend", backend, "--no-config-files");

        Assert.Equal(["claims", "journal.jsonl", "journal.lock", "results.jsonl", "sweep.json"], Directory.EnumerateFileSystemEntries(_folder.File("results", "Quadratic")).Select(Path.GetFileName).Order());
    }

    [Theory]
    [InlineData("pool")]
    [InlineData("single")]
    public void Odd_scores_are_kept_as_they_are(string backend)
    {
        var finished = _folder.Run(0, "-e", "Faulty", "--set", "Fault=None", "--backend", backend);

        var scores = _folder.Results("Faulty")[0]["scores"]!;
        Assert.Equal("[\"NaN\"]", scores["Undefined"]!.ToJsonString());
        Assert.Equal("\"-Infinity\"", scores["mean_Endless"]!.ToJsonString());
        Assert.Equal("text, with \"quotes\"\nand lines", scores["Word"]![0]!.ToString());
        Assert.Null(scores["mean_Word"]);
        Assert.Equal(1, scores["mean_Flag"]!.GetValue<double>());
        Assert.Equal(2, scores["mean_Nested.Inner"]!.GetValue<double>());
        Assert.Equal("[[1,[2,3]]]", scores["Nested.List"]!.ToJsonString());
        Assert.Contains("Word=text, with \"quotes\" and lines Flag=true", finished.Error);
    }

    [Fact]
    public void Floods_and_invalid_text_are_kept_and_null_scores_are_a_failure()
    {
        _folder.Run(1, "-e", "Faulty", "--set", "Fault=FloodsWithoutLineEnds,WritesInvalidUtf8,ReturnsNull");

        Assert.Equal(1_000_000, new FileInfo(_folder.File("results", "Faulty", "0", "stdout.log")).Length);
        Assert.Equal([0xFF, 0xFE, 0x80, (byte)'\n'], File.ReadAllBytes(_folder.File("results", "Faulty", "1", "stdout.log")));
        Assert.Contains("returned null", _folder.Results("Faulty")[2]["error"]!.ToString());
    }

    [Fact]
    public void A_config_file_can_be_read_by_people_and_machines()
    {
        _folder.Run(0, "-e", "Quadratic", "--repetitions", "1", "--pick", "3");

        var config = JsonNode.Parse(File.ReadAllText(_folder.File("results", "Quadratic", "3", "config.json")))!.ToJsonString();
        Assert.Contains("\"X\":-1,\"Y\":1,\"Noise\":\"Normal\",\"Label\":\"plain\",\"Names\":[\"a\"]", config);
    }

    [Fact]
    public void Standard_output_has_results_only_quiet_is_silent_and_nothing_has_colours_where_nobody_watches()
    {
        var loud = _folder.Run(0, "-e", "Quadratic", "--repetitions", "1");
        Assert.DoesNotContain("START", loud.Output);
        Assert.DoesNotContain('\e', loud.Output + loud.Error);

        var quiet = _folder.Run(0, "-e", "Quadratic", "--repetitions", "1", "-q", "--redo");
        Assert.Equal("", quiet.Output + quiet.Error);
    }

    [Fact]
    public void A_terminal_shows_a_bar_with_the_time_left_and_ends_cleanly()
    {
        var finished = Programs.OnTerminal(100, "", Programs.TestExperiments, _folder.Path, "-e", "Slow", "--set", "Milliseconds=150", "-j", "2");

        Assert.Equal(0, finished.ExitCode);
        Assert.Contains("━", finished.Output);
        Assert.Matches(@"Slow: \d+ of 20 \(\d+ %\), .* s, about .* s left", finished.Output);
        Assert.Contains("\e[38;5;", finished.Output);
        Assert.Contains("Slow: 20 of 20 completed", finished.Output);
        Assert.Equal(finished.Output.Split("\e[?25l").Length, finished.Output.Split("\e[?25h").Length);
    }

    [Fact]
    public void Without_colours_a_terminal_shows_none()
    {
        var finished = Programs.OnTerminal(100, "NO_COLOR=1", Programs.TestExperiments, _folder.Path, "-e", "Slow", "--set", "Milliseconds=100", "-j", "2");

        Assert.Contains("━", finished.Output);
        Assert.DoesNotMatch(@"\e\[[0-9;]*m", finished.Output);
    }

    [Fact]
    public void A_narrow_terminal_is_wide_enough()
    {
        var finished = Programs.OnTerminal(40, "NO_COLOR=1", Programs.TestExperiments, _folder.Path, "-e", "Slow", "--set", "Milliseconds=100", "-j", "2");

        Assert.Equal(0, finished.ExitCode);
        Assert.DoesNotContain("Unhandled", finished.Output);
        Assert.Contains("━", finished.Output);
    }

    [Theory]
    [InlineData("de_DE.UTF-8")]
    [InlineData("tr_TR.UTF-8")]
    public void Results_do_not_depend_on_the_culture(string culture)
    {
        using var other = new SweepFolder();
        other.Run(0, "-e", "Quadratic", "--where", "X < -1.5 || Label == 'i'");

        var finished = Programs.RunWith("LC_ALL", culture, Programs.TestExperiments, _folder.Path, "-e", "quadratic".Replace('q', 'Q'), "--where", "X < -1.5 || Label == 'i'", "--timeout", "1.5m", "--search", "GRID");

        Assert.True(finished.ExitCode == 0, finished.All);
        Assert.Equal(other.Comparable("Quadratic"), _folder.Comparable("Quadratic"));
        Assert.Matches(@"Loss=\d\.\d+ ", finished.Error);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("plan")]
    [InlineData("list")]
    [InlineData("")]
    public void Help_lists_every_option(string verb)
    {
        var finished = _folder.Run(0, [.. verb.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        string[] choosing = ["-e, --experiment", "--search <grid|random|listed>", "-n, --trials", "--repetitions", "--seed", "--backend <single|pool|ssh|slurm|orleans>", "-j, --workers", "--set", "--sweep", "--where", "--pick", "--start", "--shard <K/N>",
            "--timeout", "--idle-timeout", "--grace", "--max-tries", "--fail-fast", "--max-failures", "-o, --out", "--redo <all|failed|stale>", "--label", "--first", "--order <inner|outer|shuffle>", "--no-config-files", "--max-log <SIZE>", "--durability <os|disk|none>"];
        string[] showing = ["--dry-run", "-y, --yes", "-q, --quiet", "--tee", "--json", "--replay <CONFIG.JSON>"];
        string[] expected = [.. verb == "list" ? [] : choosing, .. verb is "" or "run" ? showing : []];
        Assert.All(expected, option => Assert.Contains(option, finished.Output));
        Assert.Equal("", finished.Error);
    }

    [Fact]
    public void The_version_is_one_line() => Assert.Matches(@"^\d+\.\d+\.\d+\n$", _folder.Run(0, "--version").Output);
}
