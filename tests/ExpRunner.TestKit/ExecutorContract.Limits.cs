using System.Diagnostics;
using ExpRunner.Execution;
using ExpRunner.Sweeps;

namespace ExpRunner.TestKit;

public abstract partial class ExecutorContract
{
    /// <summary>The acts that obey: by throwing, and by returning late.</summary>
    [Theory]
    [InlineData("sleep")]
    [InlineData("late")]
    public async Task A_trial_that_takes_too_long_is_a_timeout(string act)
    {
        await using var executor = await StartAsync(new AttemptLimits { Timeout = Short });
        var clock = Stopwatch.StartNew();
        var ended = await executor.RunAsync([Attempts.Do("nothing"), Attempts.Do(act, 1000), Attempts.Do("nothing")]);
        Assert.Equal([AttemptStatus.Completed, AttemptStatus.Timeout, AttemptStatus.Completed], ended.Select(end => end.Outcome.Status));
        Assert.StartsWith("ran longer than 0.3 s", ended[1].Outcome.Error);
        Assert.Empty(ended[1].Outcome.Scores.Names.ToArray());
        Assert.InRange(clock.Elapsed, Short, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_trial_that_ignores_its_timeout_is_a_timeout_all_the_same()
    {
        await using var executor = await StartAsync(new AttemptLimits { Timeout = Short, Grace = Short });
        var outcome = await executor.RunAsync(Attempts.Do("stubborn", EndsByForce ? 1000 : 3));
        Assert.Equal(AttemptStatus.Timeout, outcome.Status);
        Assert.StartsWith("ran longer than 0.3 s", outcome.Error);
        Assert.InRange(outcome.Duration.TotalSeconds, 0.55, EndsByForce ? 30 : 2.5);
    }

    [Fact]
    public async Task A_trial_that_is_silent_too_long_is_a_timeout()
    {
        await using var executor = await StartAsync(new AttemptLimits { IdleTimeout = Short });
        var outcome = await executor.RunAsync(Attempts.Do("sleep", 1000));
        Assert.Equal(AttemptStatus.Timeout, outcome.Status);
        Assert.StartsWith("no output and no logged value for 0.3 s", outcome.Error);
    }

    [Fact]
    public async Task A_trial_that_logs_is_not_idle()
    {
        await using var executor = await StartAsync(new AttemptLimits { IdleTimeout = TimeSpan.FromSeconds(3) });
        var outcome = await executor.RunAsync(Attempts.Do("log", 7));
        Assert.Equal((AttemptStatus.Completed, null), (outcome.Status, outcome.Error));
    }

    [Fact]
    public async Task Trials_within_their_limits_are_left_alone()
    {
        await using var executor = await StartAsync(new AttemptLimits { Timeout = TimeSpan.FromSeconds(30), IdleTimeout = TimeSpan.FromSeconds(30) });
        var ended = await executor.RunAsync([.. Attempts.DoTimes(Many, "nothing"), Attempts.Do("sleep", 0.2)]);
        Assert.Equal(Many + 1, ended.Count(end => end.Outcome.Status == AttemptStatus.Completed));
    }

    [Fact]
    public async Task Stopping_cancels_the_running_trial_and_gives_back_the_rest()
    {
        await using var executor = await StartAsync();
        using var stop = new CancellationTokenSource();
        var running = executor.RunAsync([Attempts.Do("nothing"), Attempts.Do("print and sleep", 1000), Attempts.Do("nothing")], cancel: stop.Token);
        await StartedPrintingAsync(1);
        await stop.CancelAsync();
        var ended = await running;
        Assert.Equal([AttemptStatus.Completed, AttemptStatus.Cancelled], ended.Select(end => end.Outcome.Status));
        Assert.Equal(AttemptStatus.Completed, (await executor.RunAsync(Attempts.Do("nothing"))).Status);
    }

    [Fact]
    public async Task A_trial_that_ignores_the_stop_is_cancelled_after_the_grace_period()
    {
        await using var executor = await StartAsync(new AttemptLimits { Grace = Short });
        using var stop = new CancellationTokenSource(Beginning);
        var ended = await executor.RunAsync([Attempts.Do("stubborn", EndsByForce ? 1000 : 3), Attempts.Do("nothing")], cancel: stop.Token);
        Assert.Equal(AttemptStatus.Cancelled, Assert.Single(ended).Outcome.Status);
    }

    [Fact]
    public async Task What_is_stopped_before_it_starts_is_not_reported()
    {
        await using var executor = await StartAsync();
        Assert.Empty(await executor.RunAsync([Attempts.Do("nothing")], cancel: new CancellationToken(canceled: true)));
    }

    /// <summary>Waits until attempt number <paramref name="number"/> is known to have printed something.</summary>
    protected virtual Task StartedPrintingAsync(int number)
        => Eventually.HoldsAsync(() => File.Exists(Folder["out", $"{number}", "stdout.log"]), "the trial's log appears while it runs");
}
