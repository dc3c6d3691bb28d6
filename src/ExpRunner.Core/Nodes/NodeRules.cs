using ExpRunner.Leases;

namespace ExpRunner.Nodes;

/// <summary>How patient one is with nodes.</summary>
internal sealed record NodeRules
{
    /// <summary>How often a node is tried that was open before, and loses all that is run on it or cannot be reached any more: networks are away for minutes.</summary>
    public RetryRules Tries { get; init; } = new() { MaxTries = 10, Backoff = TimeSpan.FromSeconds(1), MaxBackoff = TimeSpan.FromMinutes(5) };

    /// <summary>How often one is tried that never was open: it may be named wrongly, and somebody waits.</summary>
    public RetryRules FirstTries { get; init; } = new() { MaxTries = 4, Backoff = TimeSpan.FromSeconds(1) };

    /// <summary>How long connecting may take.</summary>
    public TimeSpan Opening { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A node of which nothing has been heard for so long is lost, and what runs there ends by itself.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A node that ends at a known time takes nothing new for so long before.</summary>
    public TimeSpan Margin { get; init; } = TimeSpan.FromSeconds(30);
}
