namespace ExpRunner.Leases;

/// <summary>A worker as the board knows it.</summary>
internal sealed class LeaseWorker(string name)
{
    public string Name => name;

    /// <summary>The newest report.</summary>
    public long Sequence { get; set; }

    /// <summary>The newest orders.</summary>
    public long Orders { get; set; }

    /// <summary>How long it has not been heard of.</summary>
    public TimeSpan Silence { get; set; }

    public Dictionary<long, GrantedLease> Leases { get; } = [];
}
