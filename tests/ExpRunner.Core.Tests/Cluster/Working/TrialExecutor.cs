using ExpRunner.Execution;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Tests.Cluster.Working;

/// <summary>An executor whose attempts are tasks of this process: it counts what runs and what has run.</summary>
internal sealed class TrialExecutor(int slots, Func<Attempt, CancellationToken, Task<AttemptStatus>> trial) : IExecutor
{
    private readonly List<Attempt> _ran = [];
    private int _running;

    public IReadOnlyList<Slot> Slots { get; } = [.. Enumerable.Range(0, slots).Select(index => new Slot(index))];

    public int BatchLimit { get; init; } = 1;

    /// <summary>Why it cannot start; null: it can.</summary>
    public string? Fault { get; init; }

    public int Running => Volatile.Read(ref _running);

    public bool IsDisposed { get; private set; }

    public Attempt[] Ran
    {
        get
        {
            lock (_ran)
            {
                return [.. _ran];
            }
        }
    }

    public Task StartAsync(CancellationToken cancel) => Fault is null ? Task.CompletedTask : Task.FromException(new ExecutorException(Fault));

    public async Task RunAsync(Slot slot, IReadOnlyList<Attempt> attempts, IAttemptObserver observer, CancellationToken cancel)
    {
        foreach (var attempt in attempts.TakeWhile(_ => !cancel.IsCancellationRequested))
        {
            lock (_ran)
            {
                _ran.Add(attempt);
            }
            Interlocked.Increment(ref _running);
            var status = await EndAsync(attempt, cancel);
            Interlocked.Decrement(ref _running);
            observer.StageEnded(attempt, new StageOutcome { Stage = "only", Key = attempt.Key, Status = status, StartedAt = default, Duration = default });
            observer.Ended(attempt, new Outcome { Status = status, StartedAt = default, Duration = TimeSpan.FromMicroseconds(10), Scores = Value.Object() });
        }
    }

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return ValueTask.CompletedTask;
    }

    private async Task<AttemptStatus> EndAsync(Attempt attempt, CancellationToken cancel)
    {
        try
        {
            return await trial(attempt, cancel);
        }
        catch (OperationCanceledException)
        {
            return AttemptStatus.Cancelled;
        }
    }
}
