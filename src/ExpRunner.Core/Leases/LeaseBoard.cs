using ExpRunner.Sweeps;

namespace ExpRunner.Leases;

/// <summary>
/// Hands out the repetitions of a sweep to workers that come, go, fall silent and come back, whatever happens to the messages between: each is run at least
/// once, at most one outcome of it counts, none is forgotten. Only the rules: it sends nothing, keeps nothing, and measures time by a clock that nobody sets.
/// What <see cref="TakeChanges"/> gives must be on record before the orders that came of it are sent; applied to an empty board, it gives this board again.
/// Not thread-safe.
/// </summary>
/// <remarks>
/// A lease with a fence is the scheme of Gray and Cheriton (Leases, SOSP 1989) with the fencing tokens that make it safe where a holder sleeps through
/// its end. Fences, not times, decide what counts: a clock that runs wrong costs a second run, never a second result.
/// </remarks>
internal sealed partial class LeaseBoard(LeaseRules rules, TimeProvider time)
{
    private readonly Dictionary<string, LeaseWorker> _workers = [];
    private readonly Dictionary<long, GrantedLease> _leases = [];
    private long _lookedAt = time.GetTimestamp();

    /// <summary>How many repetitions are in which state.</summary>
    public LeaseCounts Counts => new(_waiting, _leases.Count, _completed, _failed, _cancelled);

    /// <summary>Whether nothing is left to be run.</summary>
    public bool IsFinished => _waiting == 0 && _leases.Count == 0;

    /// <summary>Whether nothing more is begun.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>Whether what runs is to be ended, too.</summary>
    public bool IsCancelled { get; private set; }

    /// <summary>The workers that are not given up, each with the number of its leases.</summary>
    public IEnumerable<(string Worker, int Leases)> Workers => _workers.Values.Select(worker => (worker.Name, worker.Leases.Count));

    /// <summary>How many repetitions there are.</summary>
    public int Count => _count;

    /// <summary>Adds repetitions; they get the next numbers.</summary>
    public void Add(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        Do(new LeaseChange(LeaseChangeKind.Added, count));
        if (IsStopped)
        {
            Do(new LeaseChange(LeaseChangeKind.Stopped));
        }
    }

    /// <summary>What it knows of a repetition.</summary>
    public LeaseEntry this[int number] => _entries[number];

    /// <summary>Hears a worker and answers.</summary>
    public LeaseOrders Sync(LeaseReport report)
    {
        foreach (var end in report.Ended)
        {
            Settle(end);
        }
        if (_workers.TryGetValue(report.Worker, out var worker) && report.Sequence <= worker.Sequence)
        {
            // Without acknowledgements: older orders that repeat a lease may still be on their way, and only newer ones keep the worker from following them.
            return new LeaseOrders { IsFinished = IsFinished };
        }
        worker ??= Known(report.Worker);
        (worker.Sequence, worker.Silence) = (report.Sequence, TimeSpan.Zero);
        worker.Orders = Math.Max(worker.Orders, report.Orders) + 1;
        var dropped = Renew(worker, report);
        var leases = Untold(worker, report);
        Grant(worker, report, leases);
        long[] acknowledged = [.. report.Ended.Select(static end => end.Lease.Fence)];
        return new LeaseOrders { Number = worker.Orders, Leases = leases, Acknowledged = acknowledged, Dropped = dropped, IsFinished = IsFinished };
    }

    /// <summary>Takes back what workers hold that have not been heard of for too long; called a few times within a lease.</summary>
    /// <remarks>What passes between two looks counts only up to a quarter of a lease: who was itself asleep does not take all others for dead.</remarks>
    public void Look()
    {
        var now = time.GetTimestamp();
        var (gap, most) = (time.GetElapsedTime(_lookedAt, now), rules.Length / 4);
        _lookedAt = now;
        foreach (var worker in _workers.Values.ToArray())
        {
            worker.Silence += gap < most ? gap : most;
            if (worker.Silence >= rules.Length)
            {
                GiveUp(worker);
            }
        }
    }

    /// <summary>Hands out nothing more; what runs may finish, and is tried no more.</summary>
    public void Stop()
    {
        if (!IsStopped)
        {
            Do(new LeaseChange(LeaseChangeKind.Stopped));
        }
    }

    /// <summary>Hands out nothing more, and has workers end what they run.</summary>
    public void Cancel()
    {
        Stop();
        if (!IsCancelled)
        {
            Do(new LeaseChange(LeaseChangeKind.Cancelled));
        }
    }

    /// <summary>Takes the word of whoever ran it: of its holder, or of a former one that completed what nobody else has begun since.</summary>
    private void Settle(LeaseEnd end)
    {
        if (end.Lease.Number < 0 || end.Lease.Number >= _count)
        {
            return;
        }
        var entry = _entries[end.Lease.Number];
        var isHolder = entry.State == LeaseState.Leased && entry.Fence == end.Lease.Fence;
        var isFinder = entry.State == LeaseState.Waiting && entry.Fence >= end.Lease.Fence && end.Status == AttemptStatus.Completed;
        if (isHolder || isFinder)
        {
            Do(Settled(end, entry));
        }
    }

    private LeaseChange Settled(LeaseEnd end, LeaseEntry entry)
    {
        var kind = (end.Status, IsStopped) switch
        {
            (AttemptStatus.Completed, _) or (_, true) => LeaseChangeKind.Ended,
            (AttemptStatus.Cancelled, _) => LeaseChangeKind.Returned,
            _ => rules.Retries.WaitAfter(entry.Tries + 1) is null ? LeaseChangeKind.Ended : LeaseChangeKind.Failed,
        };
        return new LeaseChange(kind, end.Lease.Number, end.Lease.Fence, end.Lease.Grant) { Status = end.Status };
    }

    /// <summary>Renews what a worker holds; gives the fences of what it holds no more. What it was told of and has not got was never begun.</summary>
    private List<long> Renew(LeaseWorker worker, LeaseReport report)
    {
        var dropped = new List<long>();
        var held = new HashSet<long>(report.Held.Count);
        foreach (var (fence, isStarted) in report.Held)
        {
            held.Add(fence);
            if (worker.Leases.TryGetValue(fence, out var lease) && !IsCancelled && (isStarted || !IsStopped))
            {
                lease.IsStarted |= isStarted;
            }
            else
            {
                dropped.Add(fence);
            }
        }
        foreach (var lease in worker.Leases.Values.Where(lease => lease.Orders <= report.Orders && !held.Contains(lease.Lease.Fence)).ToArray())
        {
            TakeBack(lease, LeaseChangeKind.Returned);
        }
        return dropped;
    }

    /// <summary>Leases in orders that the worker may never have seen.</summary>
    private List<Lease> Untold(LeaseWorker worker, LeaseReport report)
    {
        if (!IsStopped)
        {
            return [.. worker.Leases.Values.Where(lease => lease.Orders > report.Orders).Select(static lease => lease.Lease)];
        }
        foreach (var lease in worker.Leases.Values.Where(lease => lease.Orders > report.Orders).ToArray())
        {
            TakeBack(lease, LeaseChangeKind.Returned);
        }
        return [];
    }

    private void Grant(LeaseWorker worker, LeaseReport report, List<Lease> leases)
    {
        if (IsStopped)
        {
            return;
        }
        var wanted = report.Free - leases.Count;
        for (; wanted > 0 && TryNext(out var number); wanted--)
        {
            leases.Add(Grant(worker, number));
        }
        // Ready work is shared out so that near the end nobody sits idle beside a worker with a queue.
        var ahead = Math.Min(report.Ahead + Math.Min(wanted, 0), _waiting / (2 * _workers.Count));
        for (; ahead > 0 && TryNext(out var number); ahead--)
        {
            leases.Add(Grant(worker, number));
        }
    }

    private Lease Grant(LeaseWorker worker, int number)
    {
        Do(new LeaseChange(LeaseChangeKind.Granted, number, _lastFence + 1) { Worker = worker.Name, Orders = worker.Orders });
        return new Lease(_lastFence, number, _entries[number].Grants);
    }

    /// <summary>A worker has vanished: what ran for sure is one loss nearer to being given up, the rest is doubted.</summary>
    private void GiveUp(LeaseWorker worker)
    {
        foreach (var lease in worker.Leases.Values.ToArray())
        {
            TakeBack(lease, lease.IsStarted ? LeaseChangeKind.Lost : LeaseChangeKind.Doubted);
        }
        _workers.Remove(worker.Name);
    }

    private void TakeBack(GrantedLease granted, LeaseChangeKind kind)
    {
        var (fence, number, grant) = granted.Lease;
        var entry = _entries[number];
        var isHopeless = (kind == LeaseChangeKind.Lost && entry.Losses + 1 >= rules.MostLosses) || (kind == LeaseChangeKind.Doubted && entry.Doubts + 1 >= rules.MostDoubts);
        Do(isHopeless || IsStopped
            ? new LeaseChange(LeaseChangeKind.Ended, number, fence, grant) { Status = IsStopped ? AttemptStatus.Cancelled : AttemptStatus.Lost }
            : new LeaseChange(kind, number, fence, grant) { Status = AttemptStatus.Lost });
    }
}
