using ExpRunner.Sweeps;
using ExpRunner.TestKit;
using ExpRunner.Values;

namespace ExpRunner.Programs.Tests.Typed;

/// <summary>Programs that are the Fit of a class: what they are given, what they leave, and how they fail.</summary>
public sealed class TrialProgramTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Stages_run_in_order_and_leave_logs_and_scores()
    {
        var program = new TrialProgram(
            [
                new("printf 'loss: 2\\nloss: %s\\n' {Lr}") { Stage = "train" },
                new("cat \"$EXPRUN_OUT/train.stdout.log\"; echo seed {seed} run {run_id} slot {slot} >&2") { Stage = "test", Shell = true },
            ],
            [new("loss", "loss: (@float@)") { Stage = "train", Required = true }, new("seed", "seed (@int@)")]);

        var folder = await program.RunAsync(Value.Object(("Lr", Value.Of(0.25))), Trial(7, slot: 3));

        Assert.Equal("loss: 2\nloss: 0.25\n", Assert.Single(folder.Logs("test")).Text);
        Assert.Equal("seed 7 run 2 slot 3\n", Assert.Single(folder.Logs("test", OutputStream.Error)).Text);
        Assert.Equal(["test.stderr.log", "test.stdout.log", "train.stdout.log"], folder.Files);
        Assert.Equal("loss=0.25 seed=7", folder.Scores.ToString());
        Assert.Equal(("exp", (UInt128)5, 2, null, "Lr=0.25"), (folder.Experiment, folder.ExperimentId, folder.RunId, folder.Status, folder.Config.ToString()));
    }

    [Fact]
    public async Task A_failure_says_the_stage_the_exit_code_and_what_was_printed_last()
    {
        var program = Shell("ok: true", "train: echo broken >&2; exit 7", "never: touch \"$EXPRUN_OUT/never\"");

        var fault = await Assert.ThrowsAsync<ProgramException>(() => program.RunAsync(Value.Object(), Trial()));

        Assert.Equal("train: exit code 7\nbroken", fault.Message);
        Assert.Equal(7, fault.ExitCode);
        Assert.DoesNotContain("never", _folder.Files);
    }

    [Fact]
    public async Task A_program_that_is_not_there_and_a_score_that_is_missing_are_failures()
    {
        var absent = await Assert.ThrowsAsync<ProgramException>(() => new TrialProgram([new("./no-such-program") { Stage = "cmd" }], []).RunAsync(Value.Object(), Trial()));
        var silent = await Assert.ThrowsAsync<ProgramException>(() => new TrialProgram([new("true") { Stage = "cmd" }], [new("loss", "(@float@)") { Required = true }]).RunAsync(Value.Object(), Trial()));

        Assert.Contains("no-such-program", absent.Message);
        Assert.Equal((0, "The output has no 'loss', which is required."), (silent.ExitCode, silent.Message));
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_when_it_is_run()
    {
        var fault = await Assert.ThrowsAsync<ProgramException>(() => new TrialProgram([new("echo 'x") { Stage = "cmd" }], []).RunAsync(Value.Object(), Trial()));

        Assert.Equal("[ProgramExperiment(\"echo 'x\")]: The single quote that begins here is not closed.", fault.Message);
    }

    [Fact]
    public async Task Cancelling_a_trial_ends_all_that_its_program_started()
    {
        using var cancel = new CancellationTokenSource();
        var program = Shell("run: sleep 1000 & echo $!; setsid sh -c 'echo $$; sleep 1000; :' & echo $$; wait");

        var run = program.RunAsync(Value.Object(), Trial().WithCancellation(cancel.Token));
        await Eventually.HoldsAsync(() => Started().Length == 3, "three processes run");
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.All(Started(), process => Assert.False(Processes.IsAlive(process)));
    }

    [Fact]
    public async Task What_follows_runs_on_a_thread_of_the_pool()
        => Assert.True(await Shell("run: true").RunAsync(Value.Object(), Trial()).ContinueWith(_ => Thread.CurrentThread.IsThreadPoolThread, TaskContinuationOptions.ExecuteSynchronously));

    [Fact]
    public async Task A_program_that_prints_nothing_leaves_no_folder()
    {
        var folder = await Shell("run: true").RunAsync(Value.Object(), Trial(outPath: _folder["none"]));

        Assert.Empty(folder.Files);
        Assert.False(Directory.Exists(folder.Path));
    }

    [Fact]
    public async Task Lines_show_that_the_trial_is_alive()
    {
        var series = new Counted();

        await Shell("run: echo one; echo two >&2").RunAsync(Value.Object(), Trial(series: series));

        Assert.Equal(2, series.Touched);
    }

    [Fact]
    public async Task A_log_is_no_longer_than_the_trial_may_keep()
    {
        var folder = await Shell("run: seq 100000; echo last").RunAsync(Value.Object(), Trial(maxLog: 1000));

        var log = Assert.Single(folder.Logs("run")).Text;
        Assert.InRange(log.Length, 1000, 1200);
        Assert.StartsWith("1\n2\n", log);
        Assert.Contains("--max-log keeps more", log);
        Assert.EndsWith("last\n", log);
    }

    [Fact]
    public async Task A_stage_runs_in_its_folder()
    {
        Directory.CreateDirectory(_folder["data", "small"]);
        var program = new TrialProgram(
            [new("pwd") { Stage = "here", WorkingDirectory = _folder.Path + "/data/{Size}" }, new("pwd") { Stage = "there" }], []);

        var folder = await program.RunAsync(Value.Object(("Size", Value.Of("small"))), Trial());

        Assert.EndsWith("/data/small\n", folder.Logs("here")[^1].Text);
        Assert.Equal(Environment.CurrentDirectory + "\n", folder.Logs("there")[^1].Text);
    }

    private static TrialProgram Shell(params string[] stages)
        => new([.. stages.Select(stage => stage.Split(": ", 2)).Select(parts => new ProgramExperimentAttribute(parts[1]) { Stage = parts[0], Shell = true })], []);

    private int[] Started()
    {
        var log = _folder["run.stdout.log"];
        return File.Exists(log) ? [.. File.ReadAllText(log).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)] : [];
    }

    private TrialContext Trial(ulong seed = 0, int slot = 0, ISeriesSink? series = null, string? outPath = null, long? maxLog = null) => new(new TrialSetup
    {
        Experiment = "exp",
        ExperimentId = (UInt128)5,
        RunId = 2,
        Seed = seed,
        Slot = slot,
        OutPath = outPath ?? _folder.Path,
        Series = series,
        MaxLog = maxLog,
    });

    private sealed class Counted : ISeriesSink
    {
        private int _touched;

        public int Touched => Volatile.Read(ref _touched);

        public void Add(LoggedValue value)
        {
        }

        public void Touch() => Interlocked.Increment(ref _touched);
    }
}
