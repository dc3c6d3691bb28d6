namespace ExpRunner.Leases;

/// <summary>In which order repetitions are handed out: those that came back when their wait is over, before those that nobody has had.</summary>
internal sealed class WaitingLine(TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();
    private readonly PriorityQueue<int, (TimeSpan Due, int Number)> _returned = new();
    private int _fresh;

    /// <summary>By a clock that nobody sets.</summary>
    private TimeSpan Now => time.GetElapsedTime(_start);

    /// <summary>One that somebody has had may be handed out again after that wait.</summary>
    public void Return(int number, TimeSpan wait) => _returned.Enqueue(number, (Now + wait, number));

    /// <summary>Those that came back are over.</summary>
    public void Clear() => _returned.Clear();

    /// <summary>The next one that may be run now.</summary>
    public bool TryNext(ReadOnlySpan<LeaseEntry> entries, out int number)
    {
        while (_returned.TryPeek(out number, out var at) && at.Due <= Now)
        {
            _returned.Dequeue();
            if (entries[number].State == LeaseState.Waiting)
            {
                return true;
            }
        }
        for (; _fresh < entries.Length; _fresh++)
        {
            if (entries[_fresh] is { State: LeaseState.Waiting, Grants: 0 })
            {
                number = _fresh++;
                return true;
            }
        }
        number = -1;
        return false;
    }
}
