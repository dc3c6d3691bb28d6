using ExpRunner.Execution;
using ExpRunner.Sweeps;

namespace ExpRunner.TestKit;

/// <summary>What every executor must do; a new one subclasses this and adds no facts of its own about these things.</summary>
public abstract partial class ExecutorContract : IDisposable
{
    /// <summary>A limit that is long for the executor and short for a test.</summary>
    protected static readonly TimeSpan Short = TimeSpan.FromMilliseconds(300);

    /// <summary>A folder for one test.</summary>
    protected TempFolder Folder { get; } = new();

    /// <summary>Makes attempts in that folder.</summary>
    protected AttemptFactory Attempts => field ??= new AttemptFactory(Folder["out"]);

    /// <summary>Makes an executor that finds the test experiment, not started.</summary>
    protected abstract IExecutor Create(AttemptLimits limits);

    /// <summary>Makes one and starts it.</summary>
    protected async Task<IExecutor> StartAsync(AttemptLimits? limits = null)
    {
        var executor = Create(limits ?? new AttemptLimits());
        await executor.StartAsync(CancellationToken.None);
        return executor;
    }

    /// <summary>Whether the executor can end code that does not end by itself.</summary>
    protected virtual bool EndsByForce => true;

    /// <summary>A time after which a trial that was handed over has begun.</summary>
    protected virtual TimeSpan Beginning => TimeSpan.FromMilliseconds(200);

    /// <summary>A number of trials that is large for the executor and takes no long time in a test.</summary>
    protected virtual int Many => 500;

    /// <inheritdoc/>
    public void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_trial_that_ends_is_completed_and_timed()
    {
        await using var executor = await StartAsync();
        var before = DateTimeOffset.UtcNow;
        var outcome = await executor.RunAsync(Attempts.Do("sleep", 0.05));
        Assert.Equal(AttemptStatus.Completed, outcome.Status);
        Assert.Null(outcome.Error);
        Assert.InRange(outcome.Duration.TotalSeconds, 0.045, 20);
        Assert.InRange(outcome.StartedAt, before.AddSeconds(-1), DateTimeOffset.UtcNow);
        Assert.Matches(@"^.+/\d+$", outcome.Worker);
        Assert.True(outcome.Scores.TryGet("fit_time", out var time) && time.AsDouble() > 0.04);
    }

    [Fact]
    public async Task Outcomes_come_in_the_order_of_the_batch()
    {
        await using var executor = await StartAsync();
        Attempt[] batch = [.. Attempts.DoTimes(Many / 5, "nothing"), Attempts.Do("sleep", 0.15), Attempts.Do("print", 0, "x"), .. Attempts.DoTimes(Many / 5, "draw")];
        var ended = await executor.RunAsync(batch);
        Assert.Equal(batch.Select(attempt => attempt.ExperimentId), ended.Select(end => end.Attempt.ExperimentId));
        Assert.All(ended, end => Assert.Equal(AttemptStatus.Completed, end.Outcome.Status));
    }

    [Fact]
    public async Task A_failure_is_an_outcome_that_tells_the_inner_exception_too_and_the_next_trial_runs()
    {
        await using var executor = await StartAsync();
        var ended = await executor.RunAsync([Attempts.Do("throw"), Attempts.Do("nothing")]);
        Assert.Equal([AttemptStatus.Failed, AttemptStatus.Completed], ended.Select(end => end.Outcome.Status));
        Assert.Contains("outer trouble", ended[0].Outcome.Error);
        Assert.Contains("inner trouble", ended[0].Outcome.Error);
        Assert.Empty(ended[0].Outcome.Scores.Names.ToArray());
    }

    [Fact]
    public async Task An_experiment_that_does_not_exist_fails()
    {
        await using var executor = await StartAsync();
        var ended = await executor.RunAsync([Attempts.Do("nothing") with { Experiment = "Other" }, Attempts.Do("nothing")]);
        Assert.Equal([AttemptStatus.Failed, AttemptStatus.Completed], ended.Select(end => end.Outcome.Status));
        Assert.Contains("'Other'", ended[0].Outcome.Error);
    }
}
