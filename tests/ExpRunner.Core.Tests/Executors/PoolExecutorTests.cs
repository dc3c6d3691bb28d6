using ExpRunner.Execution;
using ExpRunner.Executors.Pool;
using ExpRunner.Executors.Single;
using ExpRunner.Sweeps;
using ExpRunner.TestKit;
using ExpRunner.TestWorker;

namespace ExpRunner.Tests.Executors;

public sealed class PoolExecutorTests : TypedExecutorContract
{
    private readonly List<string> _warnings = [];

    protected override IExecutor Create(AttemptLimits limits) => new PoolExecutor(Options(1) with { Limits = limits });

    private PoolOptions Options(int workers)
        => TestPrograms.Pool(typeof(Act).Assembly.Location, Folder["scratch"], workers) with { Warn = _warnings.Add };

    private async Task<PoolExecutor> StartPoolAsync(int workers)
    {
        var pool = new PoolExecutor(Options(workers));
        await pool.StartAsync(CancellationToken.None);
        return pool;
    }

    [Theory]
    [InlineData("crash", 0, AttemptStatus.Failed, "the trial crashed its process: Unhandled exception. System.InvalidOperationException: crashed on a thread of its own (signal 6 (SIGABRT))", 134)]
    [InlineData("fail fast", 0, AttemptStatus.Failed, "the trial crashed its process: Process terminated. had enough (signal 6 (SIGABRT))", 134)]
    [InlineData("overflow", 0, AttemptStatus.Failed, "the trial crashed its process: Stack overflow. (signal 6 (SIGABRT))", 134)]
    [InlineData("exit", 3, AttemptStatus.Failed, "the trial ended its process with exit code 3 (Environment.Exit)", 3)]
    [InlineData("exit", 0, AttemptStatus.Failed, "the trial ended its process with exit code 0 (Environment.Exit)", 0)]
    [InlineData("fault", 0, AttemptStatus.Failed, "the trial's process was ended by signal 11 (SIGSEGV)", 139)]
    [InlineData("signal", 9, AttemptStatus.Lost, "the worker was killed by signal 9 (SIGKILL): by somebody, or by the system because memory was short", 137)]
    [InlineData("signal", 15, AttemptStatus.Lost, "the trial's process was ended by signal 15 (SIGTERM)", 143)]
    public async Task A_trial_that_ends_its_process_is_an_outcome_and_the_others_of_its_batch_run(string act, double amount, AttemptStatus status, string error, int exitCode)
    {
        await using var pool = await StartPoolAsync(1);
        var ended = await pool.RunAsync([.. Attempts.DoTimes(30, "nothing"), Attempts.Do(act, amount), .. Attempts.DoTimes(30, "nothing")]);
        Assert.Equal(Enumerable.Range(0, 61).Select(i => (UInt128)i), ended.Select(end => end.Attempt.ExperimentId));
        Assert.Equal((status, error, exitCode), (ended[30].Outcome.Status, ended[30].Outcome.Error!.Split('\n')[0], ended[30].Outcome.ExitCode));
        Assert.Equal(60, ended.Count(end => end.Outcome.Status == AttemptStatus.Completed));
        Assert.NotEqual(ended[30].Outcome.Worker, ended[31].Outcome.Worker);
    }

    [Fact]
    public async Task What_a_trial_printed_before_it_ended_its_process_is_kept()
    {
        await using var pool = await StartPoolAsync(1);
        var outcome = await pool.RunAsync(Attempts.Do("print, then exit", 5, "last words"));
        Assert.Equal("the trial ended its process with exit code 5 (Environment.Exit)\nerror last words", outcome.Error);
        Assert.Equal("out last words", File.ReadAllText(Folder["out", "0", "stdout.log"]));
        await pool.DisposeAsync();
        Assert.Equal(["out/0/stderr.log", "out/0/stdout.log"], Folder.Files);
        Assert.False(Directory.Exists(Folder["scratch"]));
    }

    [Fact]
    public async Task A_worker_is_used_again_and_replaced_when_it_was_killed_between_trials()
    {
        await using var pool = await StartPoolAsync(1);
        var first = await ProcessOfAsync(pool);
        Assert.Equal(first, await ProcessOfAsync(pool));
        Processes.Kill(first);
        await Eventually.HoldsAsync(() => !Processes.IsAlive(first), "the killed worker is gone");
        Assert.NotEqual(first, await ProcessOfAsync(pool));
    }

    [Fact]
    public async Task Two_workers_work_at_the_same_time()
    {
        await using var pool = await StartPoolAsync(2);
        var meeting = Folder["meeting"];
        var ended = await Task.WhenAll(pool.RunAsync([Attempts.Do("meet", 2, meeting)], slot: 0), pool.RunAsync([Attempts.Do("meet", 2, meeting)], slot: 1));
        Assert.All(ended, end => Assert.Equal(AttemptStatus.Completed, end[0].Outcome.Status));
    }

    [Fact]
    public async Task Scores_are_those_of_single_with_1_2_and_8_workers()
    {
        var attempts = Attempts.DoTimes(64, "draw");
        await using var single = new SingleExecutor(new SingleOptions { Find = ActExperiment.Find, Worker = "here/1", Unstoppable = _ => { } });
        var expected = await ScoresAsync(single, attempts);
        foreach (var workers in (int[])[1, 2, 8])
        {
            await using var pool = await StartPoolAsync(workers);
            Assert.Equal(expected, await ScoresAsync(pool, attempts));
        }
    }

    private static async Task<string> ScoresAsync(IExecutor executor, Attempt[] attempts)
    {
        await executor.StartAsync(CancellationToken.None);
        var share = attempts.Chunk(attempts.Length / executor.Slots.Count).ToArray();
        var ended = await Task.WhenAll(executor.Slots.Select(slot => executor.RunAsync(share[slot.Index], slot.Index)));
        return string.Join('\n', ended.SelectMany(end => end).OrderBy(end => end.Attempt.ExperimentId).Select(end => end.Outcome.ScoresText()));
    }

    private async Task<int> ProcessOfAsync(PoolExecutor pool)
        => (int)(await pool.RunAsync(Attempts.Do("process"))).Scores.Items[0].AsDouble();
}
