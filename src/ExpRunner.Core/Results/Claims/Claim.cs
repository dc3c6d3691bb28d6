namespace ExpRunner.Results;

/// <summary>A stretch of work that this runner holds, until all of it has ended.</summary>
/// <param name="range">Which.</param>
/// <param name="at">When it was claimed: a timestamp.</param>
internal sealed class Claim(WorkRange range, long at)
{
    private long _left;
    private long _found;
    private bool _isWalked;

    public WorkRange Range { get; private set; } = range;

    public long At => at;

    /// <summary>Whether nothing of it is left.</summary>
    public bool IsDone => Volatile.Read(ref _isWalked) && Interlocked.Read(ref _left) == 0;

    /// <summary>Whether nothing in it was to be run.</summary>
    public bool IsIdle => IsDone && Interlocked.Read(ref _found) == 0;

    /// <summary>A repetition of it will run.</summary>
    public void Add()
    {
        Interlocked.Increment(ref _found);
        Interlocked.Increment(ref _left);
    }

    /// <summary>A repetition of it ended for good.</summary>
    public void Ended() => Interlocked.Decrement(ref _left);

    /// <summary>All that is to be run of it was found.</summary>
    public void Walked() => Volatile.Write(ref _isWalked, true);

    /// <summary>Ends it there, and gives what was behind; the caller sees to it that nobody walks there.</summary>
    public WorkRange CutAt(UInt128 position)
    {
        var rest = Range with { From = position };
        Range = Range with { To = position };
        Walked();
        return rest;
    }
}
