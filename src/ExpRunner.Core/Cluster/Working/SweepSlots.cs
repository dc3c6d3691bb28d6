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
    private readonly Stack<Slot> _idle = new();
    private readonly Stack<IDisposable> _apart = new();

    /// <summary>How many there are; 0 as long as there is no executor.</summary>
    public int Count { get; private set; }

    /// <summary>How many could begin now.</summary>
    public int Free => Math.Min(_apart.Count, _idle.Count);

    /// <summary>Whether any room is set apart.</summary>
    public bool HasRoom => _apart.Count > 0;

    /// <summary>There is an executor.</summary>
    public void Open(IReadOnlyList<Slot> slots)
    {
        Count = slots.Count;
        foreach (var slot in slots.Reverse())
        {
            _idle.Push(slot);
        }
    }

    /// <summary>There is none any more; nothing of it runs.</summary>
    public void Close()
    {
        Count = 0;
        _idle.Clear();
        Release();
    }

    /// <summary>Sets room apart for all idle slots, as far as there is any; for one as long as there is no executor. True: there is more than before.</summary>
    public bool Reserve()
    {
        var (before, most) = (_apart.Count, Count == 0 ? 1 : _idle.Count);
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

    /// <summary>A slot with room for an attempt.</summary>
    public bool TryTake([NotNullWhen(true)] out Slot? slot, [NotNullWhen(true)] out IDisposable? share)
    {
        (slot, share) = (null, null);
        if (_idle.Count == 0 || (!_apart.TryPop(out share) && !room.TryTake(needs, out share)))
        {
            return false;
        }
        slot = _idle.Pop();
        return true;
    }

    public void Return(Slot slot, IDisposable share)
    {
        share.Dispose();
        _idle.Push(slot);
    }
}
