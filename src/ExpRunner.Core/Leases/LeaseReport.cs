namespace ExpRunner.Leases;

/// <summary>What a worker says each time: that it lives, what it holds, what has ended, and how much more it can take. Saying it twice does no harm.</summary>
internal sealed record LeaseReport
{
    /// <summary>The worker; a process that starts anew has another name.</summary>
    public required string Worker { get; init; }

    /// <summary>The number of the report, from 1: one that comes late is not taken for what holds now.</summary>
    public required long Sequence { get; init; }

    /// <summary>The newest orders it has followed; 0 for none.</summary>
    public long Orders { get; init; }

    /// <summary>What it has begun or will begin.</summary>
    public IReadOnlyList<HeldLease> Held { get; init; } = [];

    /// <summary>What has ended and was not acknowledged yet.</summary>
    public IReadOnlyList<LeaseEnd> Ended { get; init; } = [];

    /// <summary>How many more repetitions it could begin at once.</summary>
    public int Free { get; init; }

    /// <summary>How many more it would like to have ready for when those it runs have ended.</summary>
    public int Ahead { get; init; }
}
