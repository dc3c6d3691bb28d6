using System.Diagnostics.CodeAnalysis;
using ExpRunner.Execution;
using ExpRunner.Sweeps;

namespace ExpRunner.Cluster.Working;

/// <summary>Room by what a machine has. Devices belong to the slots of one sweep at a time: another that needs some waits until those are free.</summary>
internal sealed class CapacityRoom(Capacity capacity) : IRoom
{
    private readonly CapacityPool _pool = new(capacity);
    private readonly Lock _gate = new();
    private Needs? _owner;
    private int _owned;

    public bool TryTake(Needs needs, [NotNullWhen(true)] out IDisposable? share)
    {
        share = null;
        lock (_gate)
        {
            if (needs.Gpus > 0 && _owned > 0 && !ReferenceEquals(_owner, needs))
            {
                return false;
            }
            if (!_pool.TryTake(needs, out var taken))
            {
                return false;
            }
            if (needs.Gpus > 0)
            {
                (_owner, _owned) = (needs, _owned + 1);
            }
            share = new Share(this, taken);
            return true;
        }
    }

    private void Return(SlotShare share)
    {
        lock (_gate)
        {
            _pool.Return(share);
            _owned -= share.Gpus.Count > 0 ? 1 : 0;
        }
    }

    private sealed class Share(CapacityRoom room, SlotShare share) : IDisposable
    {
        private CapacityRoom? _room = room;

        public void Dispose() => Interlocked.Exchange(ref _room, null)?.Return(share);
    }
}
