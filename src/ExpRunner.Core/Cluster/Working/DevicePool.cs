namespace ExpRunner.Cluster.Working;

/// <summary>
/// The devices of a machine, for all sweeps on it that need some. A process is bound to its devices when it starts, so a sweep holds them as long as its
/// processes live; who has fewest comes first, and who has more than its share gives some back when nothing runs on them. Safe for several threads.
/// </summary>
internal sealed class DevicePool(IReadOnlyList<string> devices)
{
    private readonly Lock _gate = new();
    private readonly List<DeviceSeat> _waiting = [];
    private readonly SortedSet<int> _free = [.. Enumerable.Range(0, devices.Count)];
    private int _coming;

    /// <summary>How many there are.</summary>
    public int Count => devices.Count;

    /// <summary>Whether the seat would get what it needs now; from now on it waits where it would not.</summary>
    public bool Ask(DeviceSeat seat)
    {
        lock (_gate)
        {
            var isNext = IsNext(seat);
            if (!isNext && !seat.IsWaiting)
            {
                seat.IsWaiting = true;
                _waiting.Add(seat);
            }
            return isNext;
        }
    }

    /// <summary>The first free devices, so that slots keep neighbouring ones; none: others came before.</summary>
    public string[] Take(DeviceSeat seat)
    {
        lock (_gate)
        {
            if (!IsNext(seat))
            {
                return [];
            }
            Remove(seat);
            int[] taken = [.. _free.Take(seat.Each)];
            _free.ExceptWith(taken);
            seat.Held += taken.Length;
            return [.. taken.Select(index => devices[index])];
        }
    }

    /// <summary>It waits no more.</summary>
    public void Leave(DeviceSeat seat)
    {
        lock (_gate)
        {
            Remove(seat);
        }
    }

    /// <summary>Whether somebody waits who should have some of what the seat holds.</summary>
    /// <param name="seat">The seat.</param>
    /// <param name="isUnused">Whether it has no use for them now.</param>
    public bool IsWanted(DeviceSeat seat, bool isUnused)
    {
        lock (_gate)
        {
            var left = _free.Count + _coming;
            foreach (var other in InOrder().Where(other => other != seat))
            {
                if (left < other.Each && (isUnused || other.Held == 0 || seat.Held > other.Held + other.Each))
                {
                    return true;
                }
                left = Math.Max(0, left - other.Each);
            }
            return false;
        }
    }

    /// <summary>The seat ends what is bound to some of its devices: they are as good as free.</summary>
    public void Release(DeviceSeat seat, int count)
    {
        lock (_gate)
        {
            (_coming, seat.Held) = (_coming + count, seat.Held - count);
        }
    }

    /// <summary>Nothing is bound any more to devices that were released.</summary>
    public void Return(IReadOnlyList<string> released)
    {
        lock (_gate)
        {
            _coming -= released.Count;
            _free.UnionWith(Enumerable.Range(0, devices.Count).Where(index => released.Contains(devices[index])));
        }
    }

    private bool IsNext(DeviceSeat seat)
    {
        var left = _free.Count;
        foreach (var other in InOrder().TakeWhile(other => other != seat && IsBefore(other, seat)))
        {
            left = Math.Max(0, left - other.Each);
        }
        return left >= seat.Each;
    }

    /// <summary>One that does not wait yet comes after those that do.</summary>
    private bool IsBefore(DeviceSeat one, DeviceSeat other)
        => one.Held < other.Held || (one.Held == other.Held && (!other.IsWaiting || _waiting.IndexOf(one) < _waiting.IndexOf(other)));

    private IEnumerable<DeviceSeat> InOrder() => _waiting.OrderBy(static seat => seat.Held);

    private void Remove(DeviceSeat seat)
    {
        seat.IsWaiting = false;
        _waiting.Remove(seat);
    }
}
