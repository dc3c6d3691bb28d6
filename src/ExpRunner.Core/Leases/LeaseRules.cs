namespace ExpRunner.Leases;

/// <summary>When a lease is lost and when a repetition is given up.</summary>
internal sealed record LeaseRules
{
    /// <summary>A worker that has not been heard of for so long has lost its leases.</summary>
    public TimeSpan Length { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How often a repetition is tried before its failure is final, and when the next try is due.</summary>
    public RetryRules Retries { get; init; } = new();

    /// <summary>A repetition that was running each time when so many workers vanished is given up as lost.</summary>
    public int MostLosses { get; init; } = 3;

    /// <summary>
    /// The same for one that may have been running: a worker that is ended by what it has just begun can say nothing of it. Larger, because a worker
    /// holds more leases than it runs.
    /// </summary>
    public int MostDoubts { get; init; } = 20;
}
