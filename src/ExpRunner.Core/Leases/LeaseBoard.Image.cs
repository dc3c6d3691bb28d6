using ExpRunner.Sweeps;

namespace ExpRunner.Leases;

/// <summary>A board as data, so that its record need not be read from its beginning.</summary>
internal sealed partial class LeaseBoard
{
    /// <summary>Makes a board again.</summary>
    public LeaseBoard(LeaseRules rules, TimeProvider time, LeaseBoardImage image)
        : this(rules, time)
    {
        _entries = image.Entries;
        _count = image.Entries.Length;
        (_lastFence, IsStopped, IsCancelled) = (image.LastFence, image.IsStopped, image.IsCancelled);
        foreach (var (lease, worker, orders) in image.Leases)
        {
            Lend(lease, worker, orders);
        }
        for (var number = 0; number < _count; number++)
        {
            Place(number);
        }
    }

    /// <summary>The board as it is now.</summary>
    public LeaseBoardImage ToImage() => new(
        _entries[.._count],
        [.. _leases.Values.Select(static granted => (granted.Lease, granted.Worker.Name, granted.Orders))],
        _lastFence,
        IsStopped,
        IsCancelled);

    private void Place(int number)
    {
        var entry = _entries[number];
        if (entry.State == LeaseState.Done)
        {
            ref var count = ref CountOf(entry.Status);
            count++;
        }
        else if (entry.State == LeaseState.Waiting)
        {
            _waiting++;
            if (entry.Grants > 0)
            {
                _returned.Enqueue(number, (Now, number));
            }
        }
    }
}
