using System.Runtime.InteropServices;
using ExpRunner.Sweeps;

namespace ExpRunner.Leases;

/// <summary>What a board holds: repetitions, leases and workers. Every step goes through here, while the board lives and when it is made again. Not thread-safe.</summary>
/// <param name="retries">How long a repetition waits for its next try.</param>
/// <param name="time">Measures that.</param>
/// <param name="fencesAfter">Leases have larger numbers than this.</param>
internal sealed class LeaseTable(RetryRules retries, TimeProvider time, long fencesAfter)
{
    private readonly WaitingLine _line = new(time);
    private readonly Dictionary<string, LeaseWorker> _workers = [];
    private readonly Dictionary<long, GrantedLease> _leases = [];
    private LeaseEntry[] _entries = [];
    private LeaseTally _tally;

    /// <summary>A table as it was.</summary>
    public LeaseTable(RetryRules retries, TimeProvider time, LeaseBoardImage image)
        : this(retries, time, image.LastFence)
    {
        (_entries, Count) = (image.Entries, image.Entries.Length);
        (IsStopped, IsCancelled) = (image.IsStopped, image.IsCancelled);
        foreach (var (lease, worker, orders) in image.Leases)
        {
            Lend(lease, worker, orders);
        }
        for (var number = 0; number < Count; number++)
        {
            Place(number);
        }
    }

    /// <summary>How many repetitions there are.</summary>
    public int Count { get; private set; }

    /// <summary>How many may be run, now or when their next try is due.</summary>
    public int Waiting => _tally.Waiting;

    /// <summary>How many repetitions are in which state.</summary>
    public LeaseCounts Counts => _tally.With(_leases.Count);

    /// <summary>The newest lease.</summary>
    public long LastFence { get; private set; } = fencesAfter;

    /// <summary>Whether nothing more is begun.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>Whether what runs is to be ended, too.</summary>
    public bool IsCancelled { get; private set; }

    /// <summary>The workers that are not given up.</summary>
    public IReadOnlyCollection<LeaseWorker> Workers => _workers.Values;

    /// <summary>What is known of a repetition.</summary>
    public LeaseEntry this[int number] => _entries[number];

    /// <summary>The table as it is now.</summary>
    public LeaseBoardImage ToImage() => new(
        _entries[..Count],
        [.. _leases.Values.Select(static granted => (granted.Lease, granted.Worker.Name, granted.Orders))],
        LastFence,
        IsStopped,
        IsCancelled);

    /// <summary>The worker of that name, if it is not given up.</summary>
    public LeaseWorker? Find(string name) => _workers.GetValueOrDefault(name);

    /// <summary>The worker of that name, from now on if not already.</summary>
    public LeaseWorker Known(string name)
    {
        ref var worker = ref CollectionsMarshal.GetValueRefOrAddDefault(_workers, name, out _);
        return worker ??= new LeaseWorker(name);
    }

    /// <summary>Forgets a worker that holds nothing.</summary>
    public void Forget(LeaseWorker worker) => _workers.Remove(worker.Name);

    /// <summary>Whether a step follows from those before it.</summary>
    public bool Fits(LeaseChange change) => change.Kind switch
    {
        LeaseChangeKind.Added => change.Number > 0,
        LeaseChangeKind.Stopped or LeaseChangeKind.Cancelled => true,
        _ when change.Number < 0 || change.Number >= Count => false,
        LeaseChangeKind.Granted => change.Fence > LastFence && change.Worker is not null && _entries[change.Number].State == LeaseState.Waiting,
        LeaseChangeKind.Ended => _entries[change.Number].State != LeaseState.Done,
        _ => _leases.TryGetValue(change.Fence, out var lease) && lease.Lease.Number == change.Number,
    };

    /// <summary>The next repetition that may be run now: one that came back, or else a new one.</summary>
    public bool TryNext(out int number) => _line.TryNext(_entries.AsSpan(0, Count), out number);

    /// <summary>Makes a step.</summary>
    public void Apply(LeaseChange change)
    {
        switch (change.Kind)
        {
            case LeaseChangeKind.Added:
                Grow(change.Number);
                break;
            case LeaseChangeKind.Stopped:
                CancelWaiting();
                break;
            case LeaseChangeKind.Cancelled:
                IsCancelled = true;
                break;
            case LeaseChangeKind.Granted:
                Lend(change);
                break;
            case LeaseChangeKind.Ended:
                Release(change.Fence);
                Finish(change.Number, change.Status);
                break;
            default:
                Release(change.Fence);
                Return(change);
                break;
        }
    }

    private void Grow(int count)
    {
        if (Count + count > _entries.Length)
        {
            Array.Resize(ref _entries, Math.Max(Count + count, 2 * _entries.Length));
        }
        Count += count;
        _tally.Waiting += count;
    }

    private void CancelWaiting()
    {
        IsStopped = true;
        for (var number = 0; number < Count; number++)
        {
            if (_entries[number].State == LeaseState.Waiting)
            {
                Finish(number, AttemptStatus.Cancelled);
            }
        }
        _line.Clear();
    }

    private void Lend(LeaseChange change)
    {
        ref var entry = ref _entries[change.Number];
        (entry.State, entry.Fence) = (LeaseState.Leased, change.Fence);
        entry.Grants++;
        LastFence = change.Fence;
        _tally.Waiting--;
        Lend(new Lease(change.Fence, change.Number, entry.Grants), change.Worker!, change.Orders);
    }

    private void Lend(Lease lease, string name, long orders)
    {
        var worker = Known(name);
        worker.Orders = Math.Max(worker.Orders, orders);
        var granted = new GrantedLease(worker, lease, orders);
        worker.Leases.Add(lease.Fence, granted);
        _leases.Add(lease.Fence, granted);
    }

    private void Return(LeaseChange change)
    {
        ref var entry = ref _entries[change.Number];
        entry.Tries += change.Kind == LeaseChangeKind.Failed ? (ushort)1 : (ushort)0;
        entry.Losses += change.Kind == LeaseChangeKind.Lost ? (byte)1 : (byte)0;
        entry.Doubts += change.Kind == LeaseChangeKind.Doubted ? (byte)1 : (byte)0;
        entry.State = LeaseState.Waiting;
        _tally.Waiting++;
        _line.Return(change.Number, change.Kind == LeaseChangeKind.Failed ? retries.WaitAfter(entry.Tries) ?? TimeSpan.Zero : TimeSpan.Zero);
    }

    private void Finish(int number, AttemptStatus status)
    {
        ref var entry = ref _entries[number];
        _tally.Waiting -= entry.State == LeaseState.Waiting ? 1 : 0;
        (entry.State, entry.Status) = (LeaseState.Done, status);
        _tally.Finish(status);
    }

    private void Release(long fence)
    {
        if (_leases.Remove(fence, out var lease))
        {
            lease.Worker.Leases.Remove(fence);
        }
    }

    private void Place(int number)
    {
        var entry = _entries[number];
        if (entry.State == LeaseState.Done)
        {
            _tally.Finish(entry.Status);
        }
        else if (entry.State == LeaseState.Waiting)
        {
            _tally.Waiting++;
            if (entry.Grants > 0)
            {
                _line.Return(number, TimeSpan.Zero);
            }
        }
    }
}
