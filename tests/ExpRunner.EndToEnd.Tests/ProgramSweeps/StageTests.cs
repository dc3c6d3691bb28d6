namespace ExpRunner.EndToEnd.Tests.ProgramSweeps;

/// <summary>What runs again and what does not: stages are done once, whatever happens in between.</summary>
public sealed class StageTests : IDisposable
{
    private readonly ProgramFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_second_run_does_nothing()
    {
        _folder.WriteThreeStages("1, 2");
        _folder.Tool(0, "run", "three.yaml");
        Assert.Equal(6, _folder.Ran.Count);
        _folder.Forget();

        var again = _folder.Tool(0, "run", "three.yaml");

        Assert.Empty(_folder.Ran);
        Assert.Contains("2 of 2 completed before, 0 to run", again.Error);
        Assert.Contains("2 trials.", again.Output);
    }

    [Fact]
    public void A_changed_command_runs_with_what_follows_it_and_what_stands_before_it_does_not()
    {
        _folder.WriteThreeStages("1, 2");
        _folder.Tool(0, "run", "three.yaml");
        _folder.Forget();

        _folder.WriteThreeStages("1, 2", "two {a} --better");
        _folder.Tool(0, "run", "three.yaml", "-j", "1");

        Assert.Equal(["two 1 --better", "three 1", "two 2 --better", "three 2"], _folder.Ran);
    }

    [Fact]
    public void A_command_that_is_changed_back_runs_again()
    {
        _folder.WriteThreeStages("1");
        _folder.Tool(0, "run", "three.yaml");
        _folder.WriteThreeStages("1", "two {a} --better");
        _folder.Tool(0, "run", "three.yaml");
        _folder.Forget();

        _folder.WriteThreeStages("1");
        _folder.Tool(0, "run", "three.yaml");
        Assert.Equal(["two 1", "three 1"], _folder.Ran);
        _folder.Tool(0, "run", "three.yaml");
        Assert.Equal(["two 1", "three 1"], _folder.Ran);
    }

    [Fact]
    public void A_new_value_runs_alone()
    {
        _folder.WriteThreeStages("1, 2");
        _folder.Tool(0, "run", "three.yaml");
        _folder.Forget();

        _folder.WriteThreeStages("1, 7, 2");
        _folder.Tool(0, "run", "three.yaml");

        Assert.Equal(["one 7", "two 7", "three 7"], _folder.Ran);
    }

    [Fact]
    public async Task After_a_kill_in_the_second_stage_nothing_runs_on_and_the_next_start_goes_on_there()
    {
        _folder.WriteThreeStages("1, 2");
        _folder.Write("hold-two-1");
        using (var runner = _folder.Start("run", "three.yaml", "-j", "1", "--grace", "1s"))
        {
            await _folder.RanAsync("two 1");
            runner.Signal(Signal.Kill);
            await runner.EndAsync();
            await _folder.NothingRunsAsync();
        }
        File.Delete(_folder.At("hold-two-1"));

        _folder.Tool(0, "run", "three.yaml", "-j", "1");

        Assert.Equal(["one 1", "two 1", "two 1", "three 1", "one 2", "two 2", "three 2"], _folder.Ran);
    }

    [Fact]
    public void A_stage_that_fails_ends_its_trial_and_the_next_start_goes_on_there()
    {
        _folder.WriteThreeStages("1, 2");
        _folder.Write("fail-two-1");

        var failed = _folder.Tool(1, "run", "three.yaml", "-j", "1");
        Assert.Contains("FAIL  three #0/0 a=1: failed: two: exit code 3", failed.Error);
        Assert.Contains("1 of 2 completed, 1 failed", failed.Error);
        Assert.Equal("two: exit code 3\ncannot do two", _folder.Results("three")[0]["error"]!.ToString());
        Assert.Equal(["one 1", "two 1", "one 2", "two 2", "three 2"], _folder.Ran);
        _folder.Forget();
        File.Delete(_folder.At("fail-two-1"));
        _folder.Tool(0, "run", "three.yaml");

        Assert.Equal(["two 1", "three 1"], _folder.Ran);
        Assert.Equal("cannot do two\n", File.ReadAllText(_folder.At("results", "three", "0", "two.stderr.log")));
        Assert.Equal("two has 1\n", File.ReadAllText(_folder.At("results", "three", "0", "two.stdout.2.log")));
    }

    [Fact]
    public void A_try_that_follows_at_once_begins_with_the_stage_that_failed()
    {
        _folder.WriteThreeStages("1");
        _folder.Write("fail-two-1");

        _folder.Tool(1, "run", "three.yaml", "--max-tries", "2");

        Assert.Equal(["one 1", "two 1", "two 1"], _folder.Ran);
    }

    [Fact]
    public void Redo_runs_everything_again()
    {
        _folder.WriteThreeStages("1");
        _folder.Tool(0, "run", "three.yaml");

        _folder.Tool(0, "run", "three.yaml", "--redo");

        Assert.Equal(["one 1", "two 1", "three 1", "one 1", "two 1", "three 1"], _folder.Ran);
        Assert.Contains("0 to run", _folder.Tool(0, "run", "three.yaml").Error);
    }

    [Fact]
    public void A_stage_that_is_redone_runs_with_what_follows_it_and_what_stands_before_it_stays_done()
    {
        _folder.Write("three.yaml", """
            stages: { one: "./step.sh one {a}", two: "./step.sh two {a}", three: "./step.sh three {a}" }
            scores: { first: { from: one, pattern: "one has (@int@)" } }
            sweeps: [{ a: [1, 2] }]
            """);
        _folder.Tool(0, "run", "three.yaml", "-j", "1");
        _folder.Forget();

        var dry = _folder.Tool(0, "run", "three.yaml", "--redo", "--stages", "two", "--dry-run").Output;
        Assert.Contains("    one: done\n    two: ./step.sh two 1\n    three: ./step.sh three 1\n", dry);
        var redo = _folder.Tool(0, "run", "three.yaml", "-j", "1", "--redo", "--stages", "two");

        Assert.Contains("2 trials x 1 repetition x 2 stages, ", redo.Error);
        Assert.Equal(["two 1", "three 1", "two 2", "three 2"], _folder.Ran);
        Assert.Contains("0 to run", _folder.Tool(0, "run", "three.yaml").Error);
        Assert.Equal(4, _folder.Ran.Count);
        Assert.Equal("[1]", _folder.Results("three")[0]["scores"]!["first"]!.ToJsonString());
        Assert.Contains("\"kind\":\"redo\",\"stages\":[\"two\",\"three\"]", File.ReadAllText(_folder.At("results", "three", "journal.jsonl")));
    }

    [Fact]
    public void A_redone_stage_whose_follower_failed_leaves_the_follower_to_the_next_start()
    {
        _folder.WriteThreeStages("1");
        _folder.Tool(0, "run", "three.yaml");
        _folder.Forget();
        _folder.Write("fail-three-1");

        _folder.Tool(1, "run", "three.yaml", "--redo", "--stages", "two");
        File.Delete(_folder.At("fail-three-1"));
        _folder.Tool(0, "run", "three.yaml");

        Assert.Equal(["two 1", "three 1", "three 1"], _folder.Ran);
    }

    [Fact]
    public void A_redo_of_one_stage_runs_nothing_before_it_that_was_never_asked_for()
    {
        _folder.WriteThreeStages("1");

        _folder.Tool(0, "run", "three.yaml", "--redo", "--stages", "two");
        Assert.Equal(["two 1", "three 1"], _folder.Ran);
        _folder.Tool(0, "run", "three.yaml");

        Assert.Equal(["two 1", "three 1", "one 1", "two 1", "three 1"], _folder.Ran);
    }

    [Fact]
    public void Stages_that_are_asked_for_run_alone_and_the_others_later()
    {
        _folder.WriteThreeStages("1");

        _folder.Tool(0, "run", "three.yaml", "--stages", "one");
        Assert.Equal(["one 1"], _folder.Ran);
        _folder.Tool(0, "run", "three.yaml");

        Assert.Equal(["one 1", "two 1", "three 1"], _folder.Ran);
    }

    [Fact]
    public void A_score_of_a_stage_that_was_not_asked_for_is_left_out_without_a_word()
    {
        _folder.Write("scored.yaml", """
            stages: { one: "./step.sh one {a}", two: "./step.sh two {a}" }
            scores:
              first: { from: one, pattern: "one has (@int@)", required: true }
              second: { from: two, pattern: "two has (@int@)", required: true }
              any: "two has (@int@)"
              file: { json: "{out}/none.json" }
            sweeps: [{ a: [4] }]
            """);

        var one = _folder.Tool(0, "run", "scored.yaml", "--stages", "one");
        Assert.DoesNotContain("matches", one.Error);
        Assert.DoesNotContain("none.json", one.Error);
        Assert.Equal(["first", "mean_first", "std_first", "fit_time", "mean_fit_time", "std_fit_time"], Scores());
        var two = _folder.Tool(0, "run", "scored.yaml", "--stages", "two");

        Assert.DoesNotContain("matches", two.Error);
        Assert.Equal(["first", "mean_first", "std_first", "second", "mean_second", "std_second", "any", "mean_any", "std_any", "fit_time", "mean_fit_time", "std_fit_time"], Scores());

        string[] Scores() => [.. _folder.Results("scored")[0]["scores"]!.AsObject().Select(score => score.Key)];
    }

    [Fact]
    public void A_dry_run_shows_commands_and_what_is_done_and_writes_nothing()
    {
        _folder.Write("spaced.yaml", """
            wrap: nice -n 1
            stages: { one: "./step.sh one {a}", two: "./step.sh two {a} {out}/x {slot}" }
            sweeps: [{ a: ["b c"] }]
            """);
        var folder = _folder.At("results", "spaced", "0");

        var dry = _folder.Tool(0, "run", "spaced.yaml", "--dry-run");
        Assert.Contains("    one: nice -n 1 ./step.sh one 'b c'\n", dry.Output);
        Assert.Contains($"    two: nice -n 1 ./step.sh two 'b c' {folder}/x '{{slot}}'\n", dry.Output);
        Assert.False(Directory.Exists(_folder.At("results")));
        _folder.Tool(0, "run", "spaced.yaml", "--stages", "one");
        Assert.Equal(["one b c"], _folder.Ran);

        Assert.Contains("    one: done\n    two: nice", _folder.Tool(0, "run", "spaced.yaml", "--dry-run").Output);
        Assert.Contains("    one: nice", _folder.Tool(0, "run", "spaced.yaml", "--dry-run", "--redo").Output);
    }
}
