using ExpRunner.TestKit;

namespace ExpRunner.EndToEnd.Tests.ProgramSweeps;

/// <summary>The options that choose and run trials do for programs what they do for classes.</summary>
public sealed class RunOptionTests : IDisposable
{
    private static readonly string[] Grid = ["exec", "grid", "--cmd", "./step.sh go {a}", "--vl", "a", "1", "2", "3"];
    private readonly ProgramFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Outer_order_runs_every_trial_once_before_any_runs_again()
    {
        _folder.Tool(0, [.. Grid, "--repeat", "2", "-j", "1", "--order", "outer"]);

        Assert.Equal(["go 1", "go 2", "go 3", "go 1", "go 2", "go 3"], _folder.Ran);
    }

    [Fact]
    public void Tasks_are_picked_by_number()
    {
        _folder.Tool(0, [.. Grid, "--repeat", "2", "-j", "1", "--filter-tasks", "1:3", "5"]);

        Assert.Equal(["go 1", "go 2", "go 3"], _folder.Ran);
        Assert.Contains("3 of the 6 repetitions of 3 trials, 3 of 3 completed before, 0 to run", _folder.Tool(0, [.. Grid, "--repeat", "2", "--filter-tasks", "1:3", "5"]).Error);
        Assert.Contains("--filter-tasks 6: leaves no repetition of quick_experiment.", _folder.Tool(2, [.. Grid, "--repeat", "2", "--filter-tasks", "6:"]).Error);
    }

    [Fact]
    public void A_start_leaves_lower_ids_out()
    {
        _folder.Tool(0, [.. Grid, "-j", "1", "--start", "1"]);

        Assert.Equal(["go 2", "go 3"], _folder.Ran);
    }

    [Fact]
    public void One_of_several_sweeps_runs_alone()
    {
        _folder.Write("two.yaml", """
            stages: { go: "./step.sh go {a}" }
            sweeps: [{ a: [1, 2] }, { name: more, a: [2, 3] }]
            """);

        _folder.Tool(0, "run", "two.yaml", "-j", "1", "--sweep", "more");

        Assert.Equal(["go 2", "go 3"], _folder.Ran);
        Assert.Contains("--sweep mroe: two has no grid or list of that name. Did you mean 'more'?", _folder.Tool(2, "run", "two.yaml", "--sweep", "mroe").Error);
    }

    [Fact]
    public void A_wrapper_stands_before_each_command()
    {
        _folder.Script("wrap.sh", "#!/bin/sh\necho \"wrapped $1\" >> ran.txt; shift; exec \"$@\"");

        _folder.Tool(0, "exec", "grid", "--cmd", "./step.sh go {a}", "--vl", "a", "1", "--wrap", "./wrap.sh {a}");

        Assert.Equal(["wrapped 1", "go 1"], _folder.Ran);
    }

    [Fact]
    public void A_wrapper_may_be_typed_for_a_file()
    {
        _folder.Script("wrap.sh", "#!/bin/sh\necho \"wrapped $1\" >> ran.txt; shift; exec \"$@\"");
        _folder.Write("one.yaml", """
            stages: { go: "./step.sh go {a}" }
            sweeps: [{ a: [1] }]
            """);

        _folder.Tool(0, "run", "one.yaml", "--wrap", "./wrap.sh {a}");
        var refused = _folder.Tool(2, "run", "one.yaml", "--wrap", "nope-nope {b}");

        Assert.Equal(["wrapped 1", "go 1"], _folder.Ran);
        Assert.Contains("--wrap 'nope-nope {b}': nothing gives {b} a value.", refused.Error);
        Assert.Contains("--wrap 'nope-nope {b}': the program 'nope-nope' is not on the PATH.", refused.Error);
    }

    [Fact]
    public void Labels_lead_to_the_folders_of_trials()
    {
        _folder.Tool(0, [.. Grid, "--label", "a is {a}"]);

        Assert.Equal("go has 2\n", File.ReadAllText(_folder.At("results", "quick_experiment", "by-label", "a is 2", "cmd.stdout.log")));
    }

    [Fact]
    public void Random_search_runs_no_config_twice_and_goes_on_with_a_larger_number()
    {
        string[] values = [.. Enumerable.Range(0, 12).Select(value => $"{value}")];
        string[] search = ["exec", "random", "--cmd", "./step.sh {a} {b}", "--vl", "a", .. values, "--vl", "b", .. values];

        _folder.Tool(0, [.. search, "-n", "30"]);
        var first = _folder.Ran;
        _folder.Tool(0, [.. search, "-n", "60"]);

        Assert.Equal(30, first.Distinct().Count());
        Assert.Equal(60, _folder.Ran.Count);
        Assert.Equal(60, _folder.Ran.Distinct().Count());
    }

    [Fact]
    public void The_limit_of_a_file_holds_unless_another_is_typed()
    {
        _folder.Write("slow.yaml", """
            timeout: 300ms
            stages: { go: sleep 30 }
            """);

        var own = _folder.Tool(1, "run", "slow.yaml");
        Assert.Contains("FAIL  slow #0/0: timeout: ran longer than 0.3 s", own.Error);

        Assert.Contains("timeout: ran longer than 0.2 s", _folder.Tool(1, "run", "slow.yaml", "--timeout", "200ms").Error);
    }

    [Fact]
    public void A_stage_has_a_limit_of_its_own()
    {
        _folder.Write("slow.yaml", """
            stages: { quick: "true", go: { cmd: sleep 30, timeout: 300ms } }
            """);

        Assert.Contains("FAIL  slow #0/0: timeout: go: ran longer than 0.3 s", _folder.Tool(1, "run", "slow.yaml").Error);
    }

    [Fact]
    public async Task Output_is_shown_while_programs_run()
    {
        _folder.Script("talk.sh", "#!/bin/sh\necho out; echo err >&2; while [ -e hold ]; do sleep 0.02; done");
        _folder.Write("hold");
        using var runner = _folder.Start("exec", "grid", "--cmd", "./talk.sh {a}", "--vl", "a", "1", "--tee");

        await runner.SaysAsync("#0/0 cmd| out\n");
        await runner.SaysAsync("#0/0 cmd| err\n");
        Assert.False(runner.HasEnded);
        File.Delete(_folder.At("hold"));

        Assert.Equal(0, (await runner.EndAsync()).ExitCode);
        Assert.Equal("out\n", File.ReadAllText(_folder.At("results", "quick_experiment", "0", "cmd.stdout.log")));
    }

    [Fact]
    public void The_first_runs_one_repetition_with_its_output_on_screen()
    {
        var first = _folder.Tool(0, [.. Grid, "--repeat", "2", "--first"]);

        Assert.Equal(["go 1"], _folder.Ran);
        Assert.Contains("\ngo has 1\n", first.Error);
        Assert.DoesNotContain("go has", first.Output);
    }

    [Fact]
    public void One_slot_or_several_and_no_other_place_to_run()
    {
        _folder.Tool(0, [.. Grid, "--backend", "single", "--memory", "1g"]);
        Assert.Equal(["go 1", "go 2", "go 3"], _folder.Ran);
        Assert.Contains("  slots: 2\n", _folder.Tool(0, ["plan", .. File2()]).Output);
        Assert.Contains("--backend shh: there is no such executor.", _folder.Tool(2, [.. Grid, "--backend", "shh"]).Error);
        Assert.Contains("--workers 3: --backend single runs one program at a time", _folder.Tool(2, [.. Grid, "--backend", "single", "-j", "3"]).Error);

        string[] File2()
        {
            _folder.WriteThreeStages("1, 2, 3");
            return ["three.yaml", "-j", "2"];
        }
    }

    [Fact]
    public async Task The_first_interrupt_waits_and_the_second_ends_what_runs()
    {
        _folder.Write("hold-go-1");
        using (var patient = _folder.Start([.. Grid, "-j", "1"]))
        {
            await _folder.RanAsync("go 1");
            patient.SignalGroup(Signal.Interrupt);
            await patient.SaysAsync("waiting for those that run");
            File.Delete(_folder.At("hold-go-1"));
            Assert.Equal(130, (await patient.EndAsync()).ExitCode);
        }
        Assert.Equal(["go 1"], _folder.Ran);

        _folder.Write("hold-go-2");
        using (var hasty = _folder.Start([.. Grid, "-j", "1", "--grace", "1s"]))
        {
            await _folder.RanAsync("go 2");
            hasty.SignalGroup(Signal.Interrupt);
            await hasty.SaysAsync("waiting for those that run");
            hasty.SignalGroup(Signal.Interrupt);
            Assert.Equal(130, (await hasty.EndAsync()).ExitCode);
        }
        await _folder.NothingRunsAsync();
        File.Delete(_folder.At("hold-go-2"));

        _folder.Tool(0, [.. Grid, "-j", "1"]);
        Assert.Equal(["go 1", "go 2", "go 2", "go 3"], _folder.Ran);
    }

    [Fact]
    public async Task Two_runners_share_a_folder_and_each_trial_runs_once()
    {
        string[] sweep = ["exec", "grid", "--cmd", "./step.sh go {a}", "--va", "a", "0", "100", "1", "-j", "1"];
        _folder.Write("hold-go-0");
        using var first = _folder.Start(sweep);
        await _folder.RanAsync("go 0");
        using var second = _folder.Start(sweep);
        await Eventually.HoldsAsync(() => _folder.Ran.Count > 3, "the second runs");
        File.Delete(_folder.At("hold-go-0"));

        foreach (var runner in new[] { first, second })
        {
            var finished = await runner.EndAsync();
            Assert.True(finished.ExitCode == 0, finished.All);
            Assert.Contains("100 of 100 completed", finished.Error);
        }

        Assert.Equal(100, _folder.Ran.Count);
        Assert.Equal(100, _folder.Ran.Distinct().Count());
        Assert.Equal(Enumerable.Range(0, 100), _folder.Results("quick_experiment").Select(line => line["a"]!.GetValue<int>()));
    }
}
