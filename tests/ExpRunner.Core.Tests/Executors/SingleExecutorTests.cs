using ExpRunner.Execution;
using ExpRunner.Executors.Single;
using ExpRunner.Sweeps;
using ExpRunner.TestKit;
using ExpRunner.TestWorker;

namespace ExpRunner.Tests.Executors;

[Collection("prints on the console")]
public sealed class SingleExecutorTests : TypedExecutorContract
{
    private readonly List<string> _unstoppable = [];

    protected override bool EndsByForce => false;

    protected override IExecutor Create(AttemptLimits limits) => new SingleExecutor(new SingleOptions
    {
        Find = ActExperiment.Find,
        Worker = "here/1",
        Unstoppable = _unstoppable.Add,
        Limits = limits,
        Output = new ConsoleCapture(),
    });

    [Fact]
    public async Task A_trial_that_cannot_be_stopped_is_reported_once_and_then_the_process_is_to_end()
    {
        await using var executor = await StartAsync(new AttemptLimits { Timeout = Short, Grace = Short });
        var ended = await executor.RunAsync([Attempts.Do("stubborn", 2), Attempts.Do("nothing")]);
        Assert.Equal(AttemptStatus.Timeout, Assert.Single(ended).Outcome.Status);
        var message = Assert.Single(_unstoppable);
        Assert.Contains("Act 0, repetition 0: ran longer than 0.3 s", message);
        Assert.Contains("--backend pool", message);
    }

    [Fact]
    public async Task A_trial_runs_on_the_thread_that_calls()
    {
        await using var executor = await StartAsync();
        var reporter = 0;
        await executor.RunAsync(executor.Slots[0], [Attempts.Do("nothing")], new AttemptObserver((_, _) => reporter = Environment.CurrentManagedThreadId), CancellationToken.None);
        Assert.Equal(Environment.CurrentManagedThreadId, reporter);
    }

    protected override Task StartedPrintingAsync(int number) => Task.Delay(200);
}
