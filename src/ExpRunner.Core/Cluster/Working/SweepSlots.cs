using System.Diagnostics.CodeAnalysis;
using ExpRunner.Execution;
using ExpRunner.Sweeps;

namespace ExpRunner.Cluster.Working;

/// <summary>
/// The slots that a sweep has on this machine, and the room that is set apart for those of them that could begin: asked for work is only what there is
/// room for. Guarded by its owner's lock.
/// </summary>
internal sealed class SweepSlots(IRoom room, Needs needs)
{
    private readonly List<SweepSlot> _idle = [];
    private readonly Stack<IDisposable> _apart = new();

    /// <summary>How many there are; 0 as long as there is no executor.</summary>
    public int Count { get; private set; }

    /// <summary>How many could begin now.</summary>
    public int Free => Math.Min(_apart.Count, _idle.Count);

    /// <summary>Whether any room is set apart.</summary>
    public bool HasRoom => _apart.Count > 0;

    /// <summary>Whether there is room for more than all idle slots.</summary>
    public bool HasSpare => _apart.Count > _idle.Count;

    /// <summary>There is an executor more.</summary>
    public void Open(Station station)
    {
        Count += station.Executor.Slots.Count;
        _idle.AddRange(station.Executor.Slots.Reverse().Select(slot => new SweepSlot(station, slot)));
    }

    /// <summary>It is gone; nothing of it runs.</summary>
    public void Close(Station station)
    {
        Count -= station.Executor.Slots.Count;
        _idle.RemoveAll(slot => slot.Station == station);
        if (Count == 0)
        {
            Release();
        }
    }

    /// <summary>Sets room apart for all idle slots, as far as there is any. True: there is more than before.</summary>
    /// <param name="spare">For how many slots beside, which do not exist yet.</param>
    public bool Reserve(int spare)
    {
        var (before, most) = (_apart.Count, _idle.Count + spare);
        while (_apart.Count < most && room.TryTake(needs, out var share))
        {
            _apart.Push(share);
        }
        return _apart.Count > before;
    }

    /// <summary>Gives back what was set apart; true: there was something.</summary>
    public bool Release()
    {
        var hadRoom = HasRoom;
        while (_apart.TryPop(out var share))
        {
            share.Dispose();
        }
        return hadRoom;
    }

    /// <summary>Gives back what was set apart for slots that will not be.</summary>
    public void Trim()
    {
        while (HasSpare && _apart.TryPop(out var share))
        {
            share.Dispose();
        }
    }

    /// <summary>A slot with room for an attempt.</summary>
    public bool TryTake([NotNullWhen(true)] out SweepSlot? slot, [NotNullWhen(true)] out IDisposable? share)
    {
        (slot, share) = (null, null);
        if (_idle.Count == 0 || (!_apart.TryPop(out share) && !room.TryTake(needs, out share)))
        {
            return false;
        }
        slot = _idle[^1];
        _idle.RemoveAt(_idle.Count - 1);
        (slot.Station.Running, slot.Station.HasRun) = (slot.Station.Running + 1, true);
        return true;
    }

    public void Return(SweepSlot slot, IDisposable share)
    {
        share.Dispose();
        slot.Station.Running--;
        _idle.Add(slot);
    }
}
