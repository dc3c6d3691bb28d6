using ExpRunner.Execution;
using ExpRunner.Programs.Captures;
using ExpRunner.Programs.Running;
using ExpRunner.Programs.Templates;
using ExpRunner.Sweeps;
using ExpRunner.TestKit;
using ExpRunner.Values;

namespace ExpRunner.Programs.Tests.Running;

/// <summary>What programs are given, and what becomes of what they do.</summary>
public sealed class StageTests : IDisposable
{
    private readonly ProgramRuns _runs = new();

    public void Dispose() => _runs.Dispose();

    [Fact]
    public async Task Hostile_values_reach_the_program_unchanged()
    {
        string[] hostile = ["a b", "c;echo x", "$(id)", "\"q\"", "it's", "", "*", "-n", "`id`", "\\", "a\nb", "{v}", "ü\uD83D\uDE00", "%s", "&& false"];
        var direct = _runs.Command("sh -c 'cat /proc/$$/cmdline' sh {v} x{v}y");
        var shell = _runs.Shell("run: cat /proc/self/cmdline - {v}");
        for (var i = 0; i < hostile.Length; i++)
        {
            var config = Value.Object(("v", Value.Of(hostile[i])));
            Assert.Equal(AttemptStatus.Completed, (await _runs.RunAsync(direct, _runs.Attempt(i, config))).Status);
            Assert.Equal([hostile[i], $"x{hostile[i]}y"], _runs.Read("run.stdout.log", i).Split('\0')[4..6]);
            await _runs.RunAsync(shell, _runs.Attempt(100 + i, config));
            Assert.Equal(hostile[i], _runs.Read("run.stdout.log", 100 + i).Split('\0')[3]);
        }
    }

    [Fact]
    public async Task Variables_say_what_the_attempt_is()
    {
        var spec = _runs.Shell("run: env; pwd") with
        {
            Environment = [("OMP", TextTemplate.Parse("{n}")), ("HOME", TextTemplate.Literal("/mine")), ("GPU", TextTemplate.Literal("none"))],
            SlotVariable = "GPU",
        };
        var config = Value.Object(("n", Value.Number("1e-5")), ("early-stop", Value.Of(true)));
        var options = _runs.Options(spec) with { Slots = ["2,3"], Environment = [new("PATH", "/usr/bin:/bin"), new("HOME", "/"), new("GPU", "9"), new("EXPRUN_VAR_old", "1")] };
        var outcome = await _runs.RunAsync(options, _runs.Attempt(7, config, number: 2));
        var lines = _runs.Read("run.stdout.2.log", 7).Split('\n');
        var folder = _runs.Folder["out", "7"];
        string[] expected =
        [
            "OMP=1e-5", "HOME=/mine", "GPU=2,3", "PATH=/usr/bin:/bin", $"EXPRUN_OUT={folder}", "EXPRUN_NAME=prog", "EXPRUN_EXPERIMENT_ID=7", "EXPRUN_RUN_ID=0", "EXPRUN_SEED=4711",
            "EXPRUN_ATTEMPT=2", "EXPRUN_SLOT=0", "EXPRUN_STAGE=run", $"EXPRUN_METRICS={folder}/metrics.2.jsonl", "EXPRUN_VAR_n=1e-5", "EXPRUN_VAR_early_stop=true", _runs.Folder.Path,
        ];
        Assert.Equal(AttemptStatus.Completed, outcome.Status);
        Assert.Empty(expected.Except(lines));
        Assert.DoesNotContain("EXPRUN_VAR_old=1", lines);
        Assert.Single(lines, line => line.StartsWith("GPU=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Variables_of_folders_and_variables_are_those_of_where_the_program_is_started()
    {
        Directory.CreateDirectory(_runs.Folder["data", "x y"]);
        var spec = _runs.Shell("run: echo $LIST; pwd") with
        {
            Environment = [("LIST", TextTemplate.ParseWithVariables("$HOME:${LIST}:{p}"))],
            WorkingDirectory = FolderTemplate.Parse("~/$PART", "/nowhere"),
        };
        var options = _runs.Options(spec) with { Environment = [new("PATH", "/usr/bin:/bin"), new("HOME", _runs.Folder["data"]), new("PART", "x y"), new("LIST", "old")] };
        await _runs.RunAsync(options, _runs.Attempt(0, Value.Object(("p", Value.Of("$PART")))));
        Assert.Equal($"{_runs.Folder["data"]}:old:$PART\n{_runs.Folder["data", "x y"]}\n", _runs.Read("run.stdout.log"));

        var outcome = await _runs.RunAsync(options with { Environment = [new("PATH", "/usr/bin:/bin"), new("HOME", "/")] }, _runs.Attempt(1));
        Assert.Equal((AttemptStatus.Failed, "run: The variable LIST is not set. Set it, or write '$$' for a dollar."), (outcome.Status, outcome.Error));
    }

    [Fact]
    public async Task Templates_know_the_attempt_and_a_parameter_wins()
    {
        var spec = _runs.Command("echo {out} {name} {experiment_id} {run_id} {seed} {exprun.seed} {attempt} {slot} {time}") with
        {
            Wrap = CommandTemplate.Parse("env WRAPPED=1 echo {name}"),
        };
        await _runs.RunAsync(spec, _runs.Attempt(3, Value.Object(("seed", Value.Of(1)))));
        Assert.Matches($@"^prog echo {_runs.Folder["out", "3"]} prog 3 0 1 4711 1 0 \d{{8}}-\d{{6}}\n$", _runs.Read("run.stdout.log", 3));
    }

    [Fact]
    public async Task Stages_run_in_order_up_to_the_first_that_fails()
    {
        var spec = _runs.Shell("one: echo 1 >> {out}/order", "two: echo 2 >> {out}/order; echo its errors >&2; exit 3", "three: echo 3 >> {out}/order");
        var outcome = await _runs.RunAsync(spec);
        Assert.Equal("1\n2\n", _runs.Read("order"));
        Assert.Equal((AttemptStatus.Failed, "two: exit code 3\nits errors", 3), (outcome.Status, outcome.Error, outcome.ExitCode));
        Assert.Equal([("one", AttemptStatus.Completed, 0), ("two", AttemptStatus.Failed, 3)], _runs.Stages.Select(stage => (stage.Stage, stage.Status, stage.ExitCode)));
        Assert.All(_runs.Stages, stage => Assert.InRange(stage.Duration.TotalSeconds, 0.0001, 20));
    }

    [Fact]
    public async Task What_is_done_is_passed_over_and_its_newest_log_is_read()
    {
        var spec = _runs.Shell("train: echo loss 0.$EXPRUN_ATTEMPT", "test: test $EXPRUN_ATTEMPT = 2 && echo bleu 3") with { Scores = new CaptureSet([ProgramRuns.Score("loss", "loss (@float@)"), ProgramRuns.Score("bleu", "bleu (@float@)")]) };
        AttemptStage[] stages = [new("train", 11, false), new("test", 12, false)];
        Assert.Equal("test: exit code 1", (await _runs.RunAsync(spec, _runs.Attempt() with { Stages = stages })).Error);
        var outcome = await _runs.RunAsync(spec, _runs.Attempt(number: 2) with { Stages = [stages[0] with { IsDone = true }, stages[1]] });
        Assert.Equal(AttemptStatus.Completed, outcome.Status);
        Assert.Equal(["loss", "bleu", "fit_time"], outcome.Scores.Names.ToArray());
        Assert.Equal([0.1, 3], outcome.Scores.Items.ToArray()[..2].Select(score => score.AsDouble()));
        Assert.Equal([("train", (UInt128)11), ("test", 12), ("test", 12)], _runs.Stages.Select(stage => (stage.Stage, stage.Key)));
        Assert.Equal(["out/0/test.stdout.2.log", "out/0/train.stdout.log"], _runs.Folder.Files);
    }

    [Fact]
    public async Task What_an_earlier_attempt_printed_is_not_read_where_the_stage_ran_again_in_silence()
    {
        var spec = _runs.Shell("run: test $EXPRUN_ATTEMPT = 2 || { echo acc 1; exit 1; }".Replace("{ ", "{{ ").Replace("; }", "; }}")) with { Scores = new CaptureSet([ProgramRuns.Score("acc", "acc (@float@)")]) };
        await _runs.RunAsync(spec);
        var outcome = await _runs.RunAsync(spec, _runs.Attempt(number: 2));
        Assert.Equal("""acc=null""", outcome.Scores.Names[0] + "=" + outcome.Scores.Items[0].ToJson());
        Assert.Contains("'acc'", Assert.Single(_runs.Warnings));
    }

    [Fact]
    public async Task Who_goes_on_printing_after_the_stage_prints_to_its_log_and_to_no_other()
    {
        var go = _runs.Folder["go"];
        var spec = _runs.Shell($"""
            run: test $EXPRUN_EXPERIMENT_ID = 1 && exit
            setsid sh -c 'touch "$EXPRUN_OUT/up"; while ! test -e "{go}"; do sleep 0.01; done; echo late' &
            while ! test -e "$EXPRUN_OUT/up"; do sleep 0.01; done
            """);
        await using var executor = new ProgramExecutor(_runs.Options(spec));
        await executor.StartAsync(CancellationToken.None);
        await _runs.RunAsync(executor, [_runs.Attempt(0), _runs.Attempt(1), _runs.Attempt(2)]);
        File.WriteAllText(go, "");
        await Eventually.HoldsAsync(() => File.Exists(_runs.Folder["out", "2", "run.stdout.log"]) && _runs.Read("run.stdout.log", 2).Length > 0, "the last one has printed");
        await Eventually.HoldsAsync(() => _runs.Read("run.stdout.log").Length > 0, "the first one has printed");
        Assert.Equal(("late\n", "late\n"), (_runs.Read("run.stdout.log"), _runs.Read("run.stdout.log", 2)));
        Assert.False(File.Exists(_runs.Folder["out", "1", "run.stdout.log"]));
    }

    [Fact]
    public async Task What_prints_nothing_leaves_nothing_and_the_scratch_folder_goes()
    {
        Assert.Equal(AttemptStatus.Completed, (await _runs.RunAsync(_runs.Command("/bin/true"))).Status);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_runs.Folder.Path));
    }

    [Fact]
    public async Task Values_that_a_program_writes_are_series()
    {
        var line = """printf '%s\n' '{{"name":"loss","value":0.5}}' '{{"name":"acc","value":1,"step":7}}' '{{"name":"loss","value":"NaN"}}' '{{"name":"acc","value":2}}' 'no JSON' >> "$EXPRUN_METRICS" """;
        await _runs.RunAsync(_runs.Shell("run: " + line));
        Assert.Equal("""
            {"name":"loss","step":0,"value":0.5}
            {"name":"acc","value":1,"step":7}
            {"name":"loss","step":1,"value":"NaN"}
            {"name":"acc","step":8,"value":2}
            no JSON

            """, _runs.Read("metrics.jsonl"));
    }

    [Fact]
    public async Task A_required_score_that_is_not_there_is_a_failure()
    {
        var spec = _runs.Shell("run: echo nothing") with { Scores = new CaptureSet([ProgramRuns.Score("acc", "acc (@float@)") with { IsRequired = true }]) };
        var outcome = await _runs.RunAsync(spec);
        Assert.Equal((AttemptStatus.Failed, "The output has no 'acc', which is required."), (outcome.Status, outcome.Error));
    }

    [Theory]
    [InlineData("no-such-program {x}", "run: There is no program 'no-such-program' in any folder of PATH")]
    [InlineData("echo {y}", "run: ")]
    public async Task What_cannot_be_started_is_a_failure_that_says_why(string command, string error)
    {
        var outcome = await _runs.RunAsync(_runs.Command(command), _runs.Attempt(config: Value.Object(("x", Value.Of(1)))));
        Assert.Equal(AttemptStatus.Failed, outcome.Status);
        Assert.StartsWith(error, outcome.Error);
        Assert.Null(Assert.Single(_runs.Stages).ExitCode);
    }

    [Fact]
    public async Task A_program_that_was_killed_says_so()
    {
        var outcome = await _runs.RunAsync(_runs.Shell("run: kill -9 $$"));
        Assert.Equal((AttemptStatus.Failed, "run: signal 9 (SIGKILL), by somebody, or by the system because memory was short"), (outcome.Status, outcome.Error));
    }

    [Fact]
    public async Task Lines_are_told_while_the_program_runs_and_kept_in_the_logs()
    {
        var lines = new List<ProgramLine>();
        var go = _runs.Folder["go"];
        var spec = _runs.Shell($"run: echo first; echo error >&2; while ! test -e '{go}'; do sleep 0.01; done; printf last");
        var options = _runs.Options(spec) with
        {
            Line = line =>
            {
                lock (lines)
                {
                    lines.Add(line);
                }
                if (line.Text == "first")
                {
                    File.WriteAllText(go, "");
                }
            },
        };
        Assert.Equal(AttemptStatus.Completed, (await _runs.RunAsync(options, _runs.Attempt())).Status);
        Assert.Equal([("first", false), ("last", false)], lines.Where(line => !line.IsError).Select(line => (line.Text, line.IsError)));
        Assert.Equal("error", Assert.Single(lines, line => line.IsError).Text);
        Assert.Equal("first\nlast", _runs.Read("run.stdout.log"));
        Assert.Equal("error\n", _runs.Read("run.stderr.log"));
    }
}
