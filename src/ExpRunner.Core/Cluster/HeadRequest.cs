namespace ExpRunner.Cluster;

/// <summary>How a head is to be.</summary>
internal sealed record HeadRequest
{
    /// <summary>The port that workers and those who submit connect to.</summary>
    public required int Port { get; init; }

    /// <summary>The address it listens on.</summary>
    public required string Listen { get; init; }

    /// <summary>The address that other heads know it by; null: the one it listens on.</summary>
    public string? Address { get; init; }

    /// <summary>Where it keeps its records, where it is the only head.</summary>
    public required string Folder { get; init; }

    /// <summary>Whether records outlive a power cut, and not only the end of the process.</summary>
    public bool IsDurable { get; init; }

    /// <summary>The database of PostgreSQL in which several heads keep their records; null: it is the only head.</summary>
    public string? Postgres { get; init; }

    /// <summary>What workers and those who submit must know.</summary>
    public string? Secret { get; init; }

    /// <summary>Takes warnings, a line each.</summary>
    public required Action<string> Warn { get; init; }
}
