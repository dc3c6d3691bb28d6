namespace ExpRunner.Results;

/// <summary>A stretch of work that this runner holds, until all of it has ended.</summary>
internal sealed class Claim(WorkRange range)
{
    private long _left;
    private bool _isWalked;

    public WorkRange Range => range;

    /// <summary>Whether nothing of it is left.</summary>
    public bool IsDone => Volatile.Read(ref _isWalked) && Interlocked.Read(ref _left) == 0;

    /// <summary>A repetition of it will run.</summary>
    public void Add() => Interlocked.Increment(ref _left);

    /// <summary>A repetition of it ended for good.</summary>
    public void Ended() => Interlocked.Decrement(ref _left);

    /// <summary>All that is to be run of it was found.</summary>
    public void Walked() => Volatile.Write(ref _isWalked, true);
}
