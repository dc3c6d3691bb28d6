using ExpRunner.Execution;
using ExpRunner.Executors.Pool;
using ExpRunner.Sweeps;
using ExpRunner.TestKit;
using ExpRunner.TestWorker;

namespace ExpRunner.Tests.Executors;

/// <summary>A pool that gives each attempt a process of its own.</summary>
public sealed class IsolatedPoolTests : TypedExecutorContract
{
    private readonly string _mark = "EXPRUN_MARK_" + Guid.NewGuid().ToString("N");

    protected override IExecutor Create(AttemptLimits limits) => new PoolExecutor(Options(1) with { Limits = limits });

    protected override int Many => 25;

    private PoolOptions Options(int workers)
    {
        var options = TestPrograms.Pool(typeof(Act).Assembly.Location, Folder["scratch"], workers) with { Isolate = true };
        return options with { Command = options.Command with { Environment = new Dictionary<string, string?>(options.Command.Environment) { [_mark] = "1" } } };
    }

    [Fact]
    public async Task Every_attempt_has_a_process_of_its_own()
    {
        await using var executor = await StartAsync();
        var processes = await executor.RunAsync(Attempts.DoTimes(6, "process"));
        Assert.Equal(6, processes.Select(end => end.Outcome.Scores.Items[0].AsDouble()).Distinct().Count());
    }

    [Fact]
    public async Task The_next_process_is_ready_before_its_attempt_comes()
    {
        await using var executor = await StartAsync();
        var running = executor.RunAsync([Attempts.Do("print and sleep", 1000)], cancel: TestContext.Current.CancellationToken);
        await StartedPrintingAsync(0);
        await Eventually.HoldsAsync(() => Processes.With(_mark).Length == 2, "a second process waits");
        await executor.DisposeAsync();
        Assert.Equal(AttemptStatus.Cancelled, (await running)[0].Outcome.Status);
        await NothingRunsAsync();
    }

    [Fact]
    public async Task A_spare_that_was_killed_is_replaced()
    {
        await using var executor = await StartAsync();
        for (var round = 0; round < 3; round++)
        {
            Assert.Equal(AttemptStatus.Completed, (await executor.RunAsync(Attempts.Do("nothing"))).Status);
            await Eventually.HoldsAsync(() => Processes.With(_mark).Length == 1, "only the spare is left");
            Processes.Kill(Assert.Single(Processes.With(_mark)));
            await Eventually.HoldsAsync(() => Processes.With(_mark).Length == 0, "the spare is gone");
        }
        Assert.Equal(AttemptStatus.Completed, (await executor.RunAsync(Attempts.Do("nothing"))).Status);
    }

    [Fact]
    public async Task What_an_attempt_started_ends_with_it()
    {
        await using var executor = await StartAsync();
        var child = (int)(await executor.RunAsync(Attempts.Do("child sleeps"))).Scores.Items[0].AsDouble();
        await Eventually.HoldsAsync(() => !Processes.IsAlive(child), "the trial's child is gone");
    }

    [Theory]
    [InlineData("crash")]
    [InlineData("exit")]
    [InlineData("fault")]
    public async Task A_trial_that_ends_its_process_is_an_outcome_of_its_own_alone(string act)
    {
        await using var executor = await StartAsync();
        var ended = await executor.RunAsync([Attempts.Do("nothing"), Attempts.Do(act), Attempts.Do("nothing")]);
        Assert.Equal([AttemptStatus.Completed, AttemptStatus.Failed, AttemptStatus.Completed], ended.Select(end => end.Outcome.Status));
    }

    [Fact]
    public async Task Nothing_is_left_behind()
    {
        var executor = await StartAsync();
        await executor.RunAsync(Attempts.DoTimes(3, "nothing"));
        await executor.DisposeAsync();
        await NothingRunsAsync();
        Assert.Empty(Directory.EnumerateFileSystemEntries(Folder.Path));
    }

    private Task NothingRunsAsync() => Eventually.HoldsAsync(() => Processes.With(_mark).Length == 0, "no process of the pool is left");
}
