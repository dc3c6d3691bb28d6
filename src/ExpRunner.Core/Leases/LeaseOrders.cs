namespace ExpRunner.Leases;

/// <summary>What a worker is told in answer to a report.</summary>
internal sealed record LeaseOrders
{
    /// <summary>Their number for this worker, which follows only orders newer than those it has; 0: there is nothing in them, because newer ones were sent before.</summary>
    public long Number { get; init; }

    /// <summary>What it may run from now on; a lease it already has may come again.</summary>
    public IReadOnlyList<Lease> Leases { get; init; } = [];

    /// <summary>Ends of leases that are on record, or are nobody's concern any more: it need not tell them again.</summary>
    public IReadOnlyList<long> Acknowledged { get; init; } = [];

    /// <summary>What it holds no more: it ends these repetitions.</summary>
    public IReadOnlyList<long> Dropped { get; init; } = [];
}
