using System.Diagnostics.CodeAnalysis;
using ExpRunner.Leases;
using ExpRunner.Sweeps;

namespace ExpRunner.Cluster.Working;

/// <summary>What a worker has of one sweep: leases that are ready, leases that run, and outcomes to be told until that is acknowledged. Guarded by its owner's lock.</summary>
/// <param name="worker">The worker's name for this sweep.</param>
/// <param name="code">The code it runs.</param>
/// <param name="givenBack">The body of an outcome that never was: for what is handed back.</param>
internal sealed class SweepWork(string worker, string code, byte[] givenBack)
{
    /// <summary>What one message holds at most: after a long silence much has to be told.</summary>
    private const int MostTold = 4096;
    private const int MostBytes = 4 << 20;
    private readonly LeaseLedger _ledger = new(worker);
    private readonly Queue<(Lease Lease, SubmittedAttempt Attempt)> _ready = new();
    private readonly Dictionary<long, byte[]> _bodies = [];
    private readonly HashSet<RunningBatch> _running = [];

    /// <summary>How many attempts wait for a slot.</summary>
    public int Ready => _ready.Count;

    /// <summary>The batches that run.</summary>
    public IReadOnlyCollection<RunningBatch> Running => _running;

    /// <summary>Whether something has ended that the other side does not know.</summary>
    public bool HasNews => _ledger.HasNews;

    /// <summary>Whether there is nothing here, and nothing to tell.</summary>
    public bool IsEmpty => !HasNews && _ledger.Held == 0 && _running.Count == 0;

    public WorkerMessage Report(int free, int ahead)
    {
        var (told, bytes) = (0, 0);
        var report = _ledger.Report(free, ahead, fence => told++ == 0 || (told <= MostTold && (bytes += _bodies[fence].Length) <= MostBytes));
        return new WorkerMessage(report, [.. report.Ended.Select(end => (ReadOnlyMemory<byte>)_bodies[end.Lease.Fence])], code);
    }

    /// <summary>Takes what is new, forgets what is known.</summary>
    /// <returns>What runs and has to end.</returns>
    public IReadOnlyList<RunningBatch> Follow(CoordinatorAnswer answer)
    {
        var (fresh, dropped) = _ledger.Follow(answer.Orders);
        Forget(answer.Orders);
        for (var (next, i) = (0, 0); next < fresh.Count; i++)
        {
            if (answer.Orders.Leases[i] == fresh[next])
            {
                _ready.Enqueue((fresh[next++], answer.Attempts[i]));
            }
        }
        if (answer.Orders.Dropped.Count > 0)
        {
            KeepHeld();
        }
        return dropped.Count == 0 ? [] : [.. _running.Where(batch => !batch.HasEnded && dropped.Contains(batch.Current))];
    }

    /// <summary>The next attempts for a slot.</summary>
    public bool TryTake(int most, Action<RunningBatch, Attempt, Outcome, byte[]> ended, [NotNullWhen(true)] out RunningBatch? batch)
    {
        batch = null;
        if (_ready.Count == 0)
        {
            return false;
        }
        var work = new (Lease, SubmittedAttempt)[Math.Min(most, _ready.Count)];
        for (var i = 0; i < work.Length; i++)
        {
            work[i] = _ready.Dequeue();
        }
        batch = new RunningBatch(work, ended);
        _running.Add(batch);
        BeginNext(batch);
        return true;
    }

    /// <summary>The next of a batch begins, if there is one; false: it must not, because it was dropped in the meantime.</summary>
    public bool BeginNext(RunningBatch batch) => batch.HasEnded || _ledger.TryBegin(batch.Current);

    /// <summary>An attempt has ended.</summary>
    public void End(Lease lease, AttemptStatus status, byte[] body)
    {
        if (_ledger.End(lease, status))
        {
            _bodies[lease.Fence] = body;
        }
    }

    /// <summary>A batch runs no more. What of it did not begin is ready again; or is given back, as what began and has no outcome.</summary>
    public void Settle(RunningBatch batch, bool isGivenBack)
    {
        _running.Remove(batch);
        var isFirst = true;
        foreach (var (lease, attempt) in batch.Rest)
        {
            if (isFirst || isGivenBack)
            {
                End(lease, AttemptStatus.Cancelled, givenBack);
            }
            else if (_ledger.Holds(lease.Fence))
            {
                _ready.Enqueue((lease, attempt));
            }
            isFirst = false;
        }
    }

    /// <summary>Gives back all that waits for a slot.</summary>
    public void GiveBackReady()
    {
        while (_ready.TryDequeue(out var ready))
        {
            End(ready.Lease, AttemptStatus.Cancelled, givenBack);
        }
    }

    private void Forget(LeaseOrders orders)
    {
        foreach (var fence in orders.Acknowledged)
        {
            if (!_ledger.IsUnacknowledged(fence))
            {
                _bodies.Remove(fence);
            }
        }
    }

    private void KeepHeld()
    {
        for (var left = _ready.Count; left > 0; left--)
        {
            if (_ready.Dequeue() is var ready && _ledger.Holds(ready.Lease.Fence))
            {
                _ready.Enqueue(ready);
            }
        }
    }
}
