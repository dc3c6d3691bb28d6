using System.Diagnostics.CodeAnalysis;
using ExpRunner.Execution;
using ExpRunner.Sweeps;

namespace ExpRunner.Cluster.Working;

/// <summary>Room for so many attempts, whatever they need.</summary>
internal sealed class CountedRoom(int attempts) : IRoom
{
    private int _left = attempts;

    public bool TryTake(Needs needs, [NotNullWhen(true)] out IDisposable? share)
    {
        share = null;
        if (Interlocked.Decrement(ref _left) < 0)
        {
            Interlocked.Increment(ref _left);
            return false;
        }
        share = new Share(this);
        return true;
    }

    private sealed class Share(CountedRoom room) : IDisposable
    {
        private CountedRoom? _room = room;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _room, null) is { } room)
            {
                Interlocked.Increment(ref room._left);
            }
        }
    }
}
