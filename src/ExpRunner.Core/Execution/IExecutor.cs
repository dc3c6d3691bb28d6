using ExpRunner.Sweeps;

namespace ExpRunner.Execution;

/// <summary>
/// Runs attempts somewhere. The scheduler decides what runs on which slot and when; an executor turns every attempt into
/// exactly one outcome, whatever the attempt's code does, and never throws for what the attempt does.
/// </summary>
public interface IExecutor : IAsyncDisposable
{
    /// <summary>The slots, known once <see cref="StartAsync"/> has returned.</summary>
    IReadOnlyList<Slot> Slots { get; }

    /// <summary>The largest batch worth handing over at once; 1 where attempts gain nothing from company.</summary>
    int BatchLimit => 1;

    /// <summary>Makes ready; fails with <see cref="ExecutorException"/> when nothing can ever run.</summary>
    Task StartAsync(CancellationToken cancel);

    /// <summary>Waits until a slot can take attempts: what it is on may be away for a while.</summary>
    /// <param name="slot">The slot, on which nothing runs.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>False: it never will again, and others go on.</returns>
    /// <exception cref="ExecutorException">Nothing can run on any slot any more.</exception>
    ValueTask<bool> ReadyAsync(Slot slot, CancellationToken cancel) => ValueTask.FromResult(true);

    /// <summary>
    /// Runs the attempts on the slot, one after the other, and tells each outcome as soon as it is known.
    /// Attempts that were not started when <paramref name="cancel"/> fires are not reported; the running one ends as <see cref="AttemptStatus.Cancelled"/>
    /// within the grace period. What has not begun when the slot is lost is not reported either, and runs elsewhere.
    /// </summary>
    /// <param name="slot">The slot; the caller gives it one batch at a time.</param>
    /// <param name="attempts">At least one attempt, in order.</param>
    /// <param name="observer">Told of every attempt that was started, in order, from any thread.</param>
    /// <param name="cancel">Ends the running attempt and gives back the rest.</param>
    Task RunAsync(Slot slot, IReadOnlyList<Attempt> attempts, IAttemptObserver observer, CancellationToken cancel);
}
