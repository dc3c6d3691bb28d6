namespace ExpRunner.Cluster;

/// <summary>How a head is to be.</summary>
internal sealed record HeadRequest
{
    /// <summary>The port that workers and those who submit connect to.</summary>
    public required int Port { get; init; }

    /// <summary>The address it listens on.</summary>
    public required string Listen { get; init; }

    /// <summary>The port that other heads connect to; null: the one after <see cref="Port"/>.</summary>
    public int? HeadPort { get; init; }

    /// <summary>The address that other heads know it by; null: the one it listens on.</summary>
    public string? Address { get; init; }

    /// <summary>By what several heads are one cluster, as on the command line; null: it is the only head.</summary>
    public string? Clustering { get; init; }

    /// <summary>Where it keeps its records: a folder where it is the only head, else what <see cref="Clustering"/> needs.</summary>
    public required string Connection { get; init; }

    /// <summary>Whether records outlive a power cut, and not only the end of the process.</summary>
    public bool IsDurable { get; init; }

    /// <summary>Who may connect.</summary>
    public ClusterAccess Access { get; init; } = ClusterAccess.None;

    /// <summary>Takes warnings, a line each.</summary>
    public required Action<string> Warn { get; init; }
}
