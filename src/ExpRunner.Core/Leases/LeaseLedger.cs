using ExpRunner.Sweeps;

namespace ExpRunner.Leases;

/// <summary>A worker's side of its leases: what it holds, what has ended and is not acknowledged, and what it says of that. Not thread-safe.</summary>
/// <param name="worker">Its name; no other process ever has it.</param>
internal sealed class LeaseLedger(string worker)
{
    private readonly Dictionary<long, (Lease Lease, bool IsStarted, bool IsDropped)> _held = [];

    /// <summary>A dictionary forgets the order of what comes and goes: what has ended first is to be told first.</summary>
    private readonly Dictionary<long, (LeaseEnd End, long Order)> _ended = [];
    private long _ends;
    private long _sequence;
    private long _orders;

    /// <summary>How many repetitions it holds, begun or not.</summary>
    public int Held => _held.Count;

    /// <summary>Whether it has anything to say that the other side must not miss.</summary>
    public bool HasNews => _ended.Count > 0;

    /// <summary>What it says now.</summary>
    /// <param name="free">How many more it could begin at once.</param>
    /// <param name="ahead">How many more it would like to have ready.</param>
    /// <param name="tells">Whether the end of a lease is told now; until then the lease is held, so that nobody else gets it. Null: all are told.</param>
    public LeaseReport Report(int free, int ahead, Func<long, bool>? tells = null)
    {
        LeaseEnd[] ended = [.. _ended.Values.OrderBy(static end => end.Order).Select(static end => end.End).Where(end => tells?.Invoke(end.Lease.Fence) ?? true)];
        var untold = ended.Length == _ended.Count ? [] : _ended.Keys.Except(ended.Select(static end => end.Lease.Fence)).Select(static fence => new HeldLease(fence, IsStarted: true));
        return new LeaseReport
        {
            Worker = worker,
            Sequence = ++_sequence,
            Orders = _orders,
            Held = [.. _held.Values.Select(static held => new HeldLease(held.Lease.Fence, held.IsStarted)), .. untold],
            Ended = ended,
            Free = free,
            Ahead = ahead,
        };
    }

    /// <summary>Follows orders: what is new to run, and what runs and is to be ended. Orders that come late or twice change nothing.</summary>
    public (IReadOnlyList<Lease> New, IReadOnlyList<Lease> Dropped) Follow(LeaseOrders orders)
    {
        if (orders.Number <= _orders)
        {
            return ([], []);
        }
        _orders = orders.Number;
        foreach (var fence in orders.Acknowledged)
        {
            _ended.Remove(fence);
        }
        var dropped = new List<Lease>();
        foreach (var fence in orders.Dropped)
        {
            Drop(fence, dropped);
        }
        Lease[] leases = [.. orders.Leases.Where(lease => !_ended.ContainsKey(lease.Fence) && _held.TryAdd(lease.Fence, (lease, false, false)))];
        return (leases, dropped);
    }

    /// <summary>Whether a lease may begin: not where it was dropped in the meantime.</summary>
    public bool TryBegin(Lease lease)
    {
        if (!_held.TryGetValue(lease.Fence, out var held))
        {
            return false;
        }
        _held[lease.Fence] = held with { IsStarted = true };
        return true;
    }

    /// <summary>Whether it still has a lease that has not ended.</summary>
    public bool Holds(long fence) => _held.ContainsKey(fence);

    /// <summary>A repetition has ended; it is told until that is acknowledged. False: the lease was dropped before it began, and nobody wants to know.</summary>
    public bool End(Lease lease, AttemptStatus status)
    {
        if (!_held.Remove(lease.Fence))
        {
            return false;
        }
        _ended.Add(lease.Fence, (new LeaseEnd(lease, status), _ends++));
        return true;
    }

    /// <summary>Whether the end of that lease still has to be told.</summary>
    public bool IsUnacknowledged(long fence) => _ended.ContainsKey(fence);

    private void Drop(long fence, List<Lease> dropped)
    {
        if (!_held.TryGetValue(fence, out var held) || held.IsDropped)
        {
            return;
        }
        if (!held.IsStarted)
        {
            _held.Remove(fence);
            return;
        }
        _held[fence] = held with { IsDropped = true };
        dropped.Add(held.Lease);
    }
}
