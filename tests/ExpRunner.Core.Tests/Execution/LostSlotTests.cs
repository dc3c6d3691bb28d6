using System.Collections.Concurrent;
using ExpRunner.Execution;
using ExpRunner.Leases;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Tests.Execution;

/// <summary>Slots that go, come back and stay away.</summary>
public sealed class LostSlotTests
{
    private readonly RecordedCalls _recorder = new();

    [Fact]
    public async Task What_was_lost_with_its_slot_runs_elsewhere_without_having_had_a_try()
    {
        var lost = 0;
        var executor = new LosingExecutor(2, (slot, attempt) => slot.Index == 0 && Interlocked.Increment(ref lost) <= 2) { IsGone = slot => slot.Index == 0 && lost >= 2 };
        await RunAsync(executor, 20, maxTries: 1);

        Assert.Equal(2, _recorder.Outcomes.Count(outcome => outcome.Status == AttemptStatus.Lost));
        Assert.Equal(Enumerable.Range(0, 20), Completed());
        Assert.All(_recorder.Outcomes.Where(outcome => outcome.Status == AttemptStatus.Lost), outcome => Assert.Equal(TimeSpan.Zero, outcome.RetryIn));
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 2)]
    [InlineData(5, 5)]
    public async Task One_that_takes_every_slot_with_it_is_given_up(int maxTries, int losses)
    {
        var executor = new LosingExecutor(2, (_, attempt) => attempt.ExperimentId == 7);
        await RunAsync(executor, 20, maxTries);

        Assert.Equal(losses, _recorder.Outcomes.Count(outcome => outcome.Id == 7));
        Assert.Null(_recorder.Outcomes.Last(outcome => outcome.Id == 7).RetryIn);
        Assert.Equal(Enumerable.Range(0, 20).Where(id => id != 7), Completed());
    }

    [Fact]
    public async Task What_had_not_begun_on_a_lost_slot_comes_again()
    {
        var dropped = 0;
        var executor = new LosingExecutor(1, (_, _) => false) { Drops = _ => Interlocked.Increment(ref dropped) <= 3 };
        await RunAsync(executor, 5, maxTries: 1);

        Assert.Equal(Enumerable.Range(0, 5), Completed());
        Assert.Equal(3, _recorder.Outcomes.Count(outcome => outcome.Status == AttemptStatus.Cancelled));
    }

    [Fact]
    public async Task A_slot_that_is_away_starts_nothing_and_nobody_waits_for_it_at_the_end()
    {
        var away = new TaskCompletionSource<bool>();
        var executor = new LosingExecutor(2, (_, _) => false) { Ready = (slot, cancel) => slot.Index == 0 ? new(away.Task.WaitAsync(cancel)) : new(true) };
        await RunAsync(executor, 5, maxTries: 1);

        Assert.Equal(Enumerable.Range(0, 5), Completed());
        Assert.All(executor.Ran, ran => Assert.Equal(1, ran));
    }

    [Fact]
    public async Task A_stop_ends_the_wait_for_a_slot()
    {
        using var stop = new CancellationTokenSource();
        var waits = new TaskCompletionSource();
        var executor = new LosingExecutor(1, (_, _) => false)
        {
            Ready = (_, cancel) =>
            {
                waits.TrySetResult();
                return new(Task.Delay(Timeout.Infinite, cancel).ContinueWith(task => !task.IsCanceled ? true : throw new OperationCanceledException(cancel), TaskScheduler.Default));
            },
        };
        var run = Scheduler(executor, 5, maxTries: 1).RunAsync(stop.Token, CancellationToken.None);
        await waits.Task;
        await stop.CancelAsync();
        await run;

        Assert.Empty(_recorder.Outcomes);
    }

    [Fact]
    public async Task Where_no_slot_is_left_the_reason_is_told()
    {
        var executor = new LosingExecutor(2, (_, _) => false) { Ready = (slot, _) => slot.Index == 0 ? new(false) : throw new ExecutorException("No node is left.") };

        var fault = await Assert.ThrowsAsync<ExecutorException>(() => RunAsync(executor, 5, maxTries: 1));
        Assert.Equal("No node is left.", fault.Message);
    }

    private IEnumerable<int> Completed() => _recorder.Outcomes.Where(outcome => outcome.Status == AttemptStatus.Completed).Select(outcome => (int)outcome.Id).Order();

    private Task RunAsync(LosingExecutor executor, int count, int maxTries)
        => Scheduler(executor, count, maxTries).RunAsync(CancellationToken.None, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(60));

    private Scheduler Scheduler(LosingExecutor executor, int count, int maxTries)
    {
        var work = Enumerable.Range(0, count).Select(id => new Repetition(new Trial((UInt128)id, Value.Object(("K", Value.Of(id)))), 0));
        return new Scheduler(executor, new WalkedWork(work), _recorder, new SchedulerOptions { Retries = new RetryRules { MaxTries = maxTries, Backoff = TimeSpan.FromMilliseconds(1) } }, TimeProvider.System);
    }

    private sealed class LosingExecutor(int slots, Func<Slot, Attempt, bool> loses) : IExecutor
    {
        public IReadOnlyList<Slot> Slots { get; } = [.. Enumerable.Range(0, slots).Select(index => new Slot(index))];

        public Func<Slot, bool> IsGone { get; init; } = _ => false;

        public Func<Attempt, bool> Drops { get; init; } = _ => false;

        public Func<Slot, CancellationToken, ValueTask<bool>>? Ready { get; init; }

        /// <summary>The slots that ran something.</summary>
        public ConcurrentBag<int> Ran { get; } = [];

        public Task StartAsync(CancellationToken cancel) => Task.CompletedTask;

        public ValueTask<bool> ReadyAsync(Slot slot, CancellationToken cancel) => Ready?.Invoke(slot, cancel) ?? new(!IsGone(slot));

        public async Task RunAsync(Slot slot, IReadOnlyList<Attempt> attempts, IAttemptObserver observer, CancellationToken cancel)
        {
            await Task.Yield();
            foreach (var attempt in attempts)
            {
                if (Drops(attempt))
                {
                    return;
                }
                Ran.Add(slot.Index);
                var isLost = loses(slot, attempt);
                observer.Ended(attempt, new Outcome { Status = isLost ? AttemptStatus.Lost : AttemptStatus.Completed, IsCutOff = isLost, StartedAt = default, Duration = TimeSpan.FromMilliseconds(1) });
            }
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
