using ExpRunner.Execution;
using ExpRunner.Leases;
using ExpRunner.Results;
using ExpRunner.Sweeps;
using ExpRunner.Tests.Results;
using ExpRunner.Values;

namespace ExpRunner.Tests.Execution;

/// <summary>People and time servers set clocks while sweeps run.</summary>
public sealed class JumpingTimeTests : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);
    private readonly SampleSweep _sweep = new();

    public void Dispose() => _sweep.Dispose();

    [Fact]
    public async Task A_retry_comes_in_time()
    {
        var executor = new ScriptedExecutor(2, attempt => attempt.Number < 4 ? AttemptStatus.Failed : AttemptStatus.Completed);
        var options = new SchedulerOptions { Retries = new RetryRules { MaxTries = 4, Backoff = TimeSpan.FromMilliseconds(20), MaxBackoff = TimeSpan.FromMilliseconds(40) } };
        var work = Enumerable.Range(0, 3).Select(k => new Repetition(SampleSweep.Trial(k), 0, false));

        var run = new Scheduler(executor, new WalkedWork(work), new RecordedCalls(), options, new JumpingTime()).RunAsync(CancellationToken.None, CancellationToken.None);

        await run.WaitAsync(Longest, TestContext.Current.CancellationToken);
        Assert.Equal(12, executor.Ran.Count);
    }

    [Fact]
    public async Task No_length_is_negative_and_what_was_recorded_is_read_again()
    {
        var time = new JumpingTime();
        var runner = new AttemptRunner(SampleSweep.Experiment, time, "host/1");
        using (var store = SweepStore.Open(_sweep.Options() with { Time = time }))
        {
            for (var k = 0; k < 5; k++)
            {
                var attempt = store.NextAttempt(SampleSweep.Trial(k), 0, 1);
                store.Started(SampleSweep.Trial(k), attempt);
                store.Ended(SampleSweep.Trial(k), attempt, await runner.RunAsync(attempt, 0, new NoSeries(), CancellationToken.None));
                store.TrialEnded(SampleSweep.Trial(k), 1);
            }
            store.Finish();
        }

        using var again = _sweep.Open();
        Assert.Equal(5, again.History.Count(AttemptStatus.Completed));
        Assert.InRange(again.History.MeanDuration!.Value, TimeSpan.Zero, Longest);
        var lines = File.ReadAllLines(_sweep.Journal).Select(line => Value.ParseJson(line)).ToList();
        Assert.All(Members(lines, "duration"), length => Assert.InRange(length.AsDouble(), 0, Longest.TotalSeconds));
        Assert.Equal(["1999", "2026", "2080"], Members(lines, "at").Concat(Members(lines, "started_at")).Select(time => time.AsText()[..4]).Distinct().Order());
    }

    private static IEnumerable<Value> Members(IEnumerable<Value> lines, string name) => lines.Where(line => line.TryGet(name, out _)).Select(line => line.TryGet(name, out var value) ? value : default);

    private sealed class NoSeries : ISeriesSink
    {
        public void Touch()
        {
        }

        public void Add(LoggedValue value)
        {
        }
    }
}
