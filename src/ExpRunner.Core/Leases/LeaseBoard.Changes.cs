using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using ExpRunner.Sweeps;

namespace ExpRunner.Leases;

/// <summary>What a board holds: every change goes through here, while it lives and when it is made again.</summary>
internal sealed partial class LeaseBoard
{
    private readonly long _start = time.GetTimestamp();
    private readonly PriorityQueue<int, (TimeSpan Due, int Number)> _returned = new();
    private List<LeaseChange> _changes = [];
    private LeaseEntry[] _entries = [];
    private int _count;
    private int _fresh;
    private long _lastFence;
    private int _waiting;
    private int _completed;
    private int _failed;
    private int _cancelled;

    /// <summary>By a clock that nobody sets.</summary>
    private TimeSpan Now => time.GetElapsedTime(_start);

    /// <summary>What has happened since the last call, in order.</summary>
    public IReadOnlyList<LeaseChange> TakeChanges()
    {
        if (_changes.Count == 0)
        {
            return [];
        }
        var changes = _changes;
        _changes = [];
        return changes;
    }

    /// <summary>Makes a step that is on record; waits for retries begin anew.</summary>
    /// <exception cref="InvalidDataException">It does not fit this board: something is missing before it, or was recorded by two.</exception>
    public void Replay(LeaseChange change)
    {
        if (!Fits(change))
        {
            throw new InvalidDataException($"The record of leases has a step that does not follow from those before it: {change}.");
        }
        Apply(change);
    }

    private bool Fits(LeaseChange change) => change.Kind switch
    {
        LeaseChangeKind.Added => change.Number > 0,
        LeaseChangeKind.Stopped or LeaseChangeKind.Cancelled => true,
        _ when change.Number < 0 || change.Number >= _count => false,
        LeaseChangeKind.Granted => change.Fence > _lastFence && change.Worker is not null && _entries[change.Number].State == LeaseState.Waiting,
        LeaseChangeKind.Ended => _entries[change.Number].State != LeaseState.Done,
        _ => _leases.TryGetValue(change.Fence, out var lease) && lease.Lease.Number == change.Number,
    };

    private void Do(LeaseChange change)
    {
        Apply(change);
        _changes.Add(change);
    }

    private void Apply(LeaseChange change)
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
        if (_count + count > _entries.Length)
        {
            Array.Resize(ref _entries, Math.Max(_count + count, 2 * _entries.Length));
        }
        _count += count;
        _waiting += count;
    }

    private void CancelWaiting()
    {
        IsStopped = true;
        for (var number = 0; number < _count; number++)
        {
            if (_entries[number].State == LeaseState.Waiting)
            {
                Finish(number, AttemptStatus.Cancelled);
            }
        }
        _returned.Clear();
    }

    private void Lend(LeaseChange change)
    {
        ref var entry = ref _entries[change.Number];
        (entry.State, entry.Fence) = (LeaseState.Leased, change.Fence);
        entry.Grants++;
        _lastFence = change.Fence;
        _waiting--;
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
        _waiting++;
        var wait = change.Kind == LeaseChangeKind.Failed ? rules.Retries.WaitAfter(entry.Tries) ?? TimeSpan.Zero : TimeSpan.Zero;
        _returned.Enqueue(change.Number, (Now + wait, change.Number));
    }

    private void Finish(int number, AttemptStatus status)
    {
        ref var entry = ref _entries[number];
        _waiting -= entry.State == LeaseState.Waiting ? 1 : 0;
        (entry.State, entry.Status) = (LeaseState.Done, status);
        ref var count = ref CountOf(status);
        count++;
    }

    private ref int CountOf(AttemptStatus status)
    {
        switch (status)
        {
            case AttemptStatus.Completed:
                return ref _completed;
            case AttemptStatus.Cancelled:
                return ref _cancelled;
            default:
                return ref _failed;
        }
    }

    private void Release(long fence)
    {
        if (_leases.Remove(fence, out var lease))
        {
            lease.Worker.Leases.Remove(fence);
        }
    }

    private LeaseWorker Known(string name)
    {
        ref var worker = ref CollectionsMarshal.GetValueRefOrAddDefault(_workers, name, out _);
        return worker ??= new LeaseWorker(name);
    }

    /// <summary>The next repetition that may be run now: one that came back, or else a new one.</summary>
    private bool TryNext(out int number)
    {
        while (_returned.TryPeek(out number, out var at) && at.Due <= Now)
        {
            _returned.Dequeue();
            if (_entries[number].State == LeaseState.Waiting)
            {
                return true;
            }
        }
        for (; _fresh < _count; _fresh++)
        {
            if (_entries[_fresh] is { State: LeaseState.Waiting, Grants: 0 })
            {
                number = _fresh++;
                return true;
            }
        }
        number = -1;
        return false;
    }
}
