using System.Diagnostics.CodeAnalysis;
using ExpRunner.Execution;
using ExpRunner.Sweeps;

namespace ExpRunner.Cluster.Working;

/// <summary>Room by the processors and the memory of a machine; devices are held longer than for one attempt: see <see cref="DevicePool"/>.</summary>
/// <param name="capacity">What the machine has.</param>
/// <param name="most">The most attempts at once.</param>
internal sealed class CapacityRoom(Capacity capacity, int most) : IRoom
{
    private readonly CapacityPool _pool = new(capacity);
    private readonly CountedRoom _count = new(most);

    public bool TryTake(Needs needs, [NotNullWhen(true)] out IDisposable? share)
    {
        share = null;
        if (!_count.TryTake(needs, out var place))
        {
            return false;
        }
        if (!_pool.TryTake(needs with { Gpus = 0 }, out var taken))
        {
            place.Dispose();
            return false;
        }
        share = new Share(_pool, taken, place);
        return true;
    }

    private sealed class Share(CapacityPool pool, SlotShare taken, IDisposable place) : IDisposable
    {
        private SlotShare? _taken = taken;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _taken, null) is { } share)
            {
                pool.Return(share);
                place.Dispose();
            }
        }
    }
}
