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
internal sealed class LeaseBoard
{
    private readonly LeaseRules _rules;
    private readonly LeaseSilence _silence;
    private readonly LeaseTable _table;
    private readonly LeaseHistory _history;
    private readonly LeaseGrants _grants;

    /// <summary>A board without repetitions.</summary>
    /// <param name="rules">When a lease is lost and when a repetition is given up.</param>
    /// <param name="time">Measures silence.</param>
    /// <param name="fencesAfter">Leases have larger numbers than this: one that an earlier board of the same name gave must not be taken for one of this.</param>
    public LeaseBoard(LeaseRules rules, TimeProvider time, long fencesAfter = 0)
        : this(rules, time, new LeaseTable(rules.Retries, time, fencesAfter))
    {
    }

    /// <summary>A board as it was.</summary>
    public LeaseBoard(LeaseRules rules, TimeProvider time, LeaseBoardImage image)
        : this(rules, time, new LeaseTable(rules.Retries, time, image))
    {
    }

    private LeaseBoard(LeaseRules rules, TimeProvider time, LeaseTable table)
    {
        (_rules, _table, _silence) = (rules, table, new LeaseSilence(rules.Length, time));
        _history = new LeaseHistory(table);
        _grants = new LeaseGrants(table, _history);
    }

    /// <summary>How many repetitions are in which state.</summary>
    public LeaseCounts Counts => _table.Counts;

    /// <summary>Whether nothing is left to be run.</summary>
    public bool IsFinished => _table.Counts is { Waiting: 0, Leased: 0 };

    /// <summary>Whether nothing more is begun.</summary>
    public bool IsStopped => _table.IsStopped;

    /// <summary>Whether what runs is to be ended, too.</summary>
    public bool IsCancelled => _table.IsCancelled;

    /// <summary>The workers that are not given up, each with the number of its leases.</summary>
    public IEnumerable<(string Worker, int Leases)> Workers => _table.Workers.Select(static worker => (worker.Name, worker.Leases.Count));

    /// <summary>How many repetitions there are.</summary>
    public int Count => _table.Count;

    /// <summary>The board as it is now.</summary>
    public LeaseBoardImage ToImage() => _table.ToImage();

    /// <summary>What has happened since the last call, in order.</summary>
    public IReadOnlyList<LeaseChange> TakeChanges() => _history.Take();

    /// <summary>Makes a step that is on record; waits for retries begin anew.</summary>
    /// <exception cref="InvalidDataException">It does not fit this board.</exception>
    public void Replay(LeaseChange change) => _history.Replay(change);

    /// <summary>Adds repetitions; they get the next numbers.</summary>
    public void Add(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        _history.Do(new LeaseChange(LeaseChangeKind.Added, count));
        if (IsStopped)
        {
            _history.Do(new LeaseChange(LeaseChangeKind.Stopped));
        }
    }

    /// <summary>What it knows of a repetition.</summary>
    public LeaseEntry this[int number] => _table[number];

    /// <summary>Hears a worker and answers.</summary>
    public LeaseOrders Sync(LeaseReport report)
    {
        foreach (var end in report.Ended)
        {
            Settle(end);
        }
        var worker = _table.Find(report.Worker);
        if (report.Sequence <= worker?.Sequence)
        {
            // Without acknowledgements: older orders that repeat a lease may still be on their way, and only newer ones keep the worker from following them.
            return new LeaseOrders();
        }
        worker ??= _table.Known(report.Worker);
        (worker.Sequence, worker.Silence) = (report.Sequence, TimeSpan.Zero);
        worker.Orders = Math.Max(worker.Orders, report.Orders) + 1;
        var dropped = Renew(worker, report);
        var leases = Untold(worker, report);
        if (!IsStopped)
        {
            _grants.Grant(worker, report, leases);
        }
        long[] acknowledged = [.. report.Ended.Select(static end => end.Lease.Fence)];
        return new LeaseOrders { Number = worker.Orders, Leases = leases, Acknowledged = acknowledged, Dropped = dropped };
    }

    /// <summary>Takes back what workers hold that have not been heard of for too long; called a few times within a lease.</summary>
    public void Look()
    {
        foreach (var worker in _silence.Exceeding(_table.Workers))
        {
            GiveUp(worker);
        }
    }

    /// <summary>Hands out nothing more; what runs may finish, and is tried no more.</summary>
    public void Stop()
    {
        if (!IsStopped)
        {
            _history.Do(new LeaseChange(LeaseChangeKind.Stopped));
        }
    }

    /// <summary>Hands out nothing more, and has workers end what they run.</summary>
    public void Cancel()
    {
        Stop();
        if (!IsCancelled)
        {
            _history.Do(new LeaseChange(LeaseChangeKind.Cancelled));
        }
    }

    /// <summary>Takes the word of whoever ran it: of its holder, or of a former one that completed what nobody else has begun since.</summary>
    private void Settle(LeaseEnd end)
    {
        if (end.Lease.Number < 0 || end.Lease.Number >= _table.Count)
        {
            return;
        }
        var entry = _table[end.Lease.Number];
        var isHolder = entry.State == LeaseState.Leased && entry.Fence == end.Lease.Fence;
        var isFinder = entry.State == LeaseState.Waiting && entry.Fence >= end.Lease.Fence && end.Status == AttemptStatus.Completed;
        if (isHolder || isFinder)
        {
            _history.Do(LeaseFates.OfEnded(_rules, entry, end, IsStopped));
        }
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

    /// <summary>A worker has vanished: what ran for sure is one loss nearer to being given up, the rest is doubted.</summary>
    private void GiveUp(LeaseWorker worker)
    {
        foreach (var lease in worker.Leases.Values.ToArray())
        {
            TakeBack(lease, lease.IsStarted ? LeaseChangeKind.Lost : LeaseChangeKind.Doubted);
        }
        _table.Forget(worker);
    }

    private void TakeBack(GrantedLease granted, LeaseChangeKind kind)
        => _history.Do(LeaseFates.OfTakenBack(_rules, _table[granted.Lease.Number], granted.Lease, kind, IsStopped));
}
