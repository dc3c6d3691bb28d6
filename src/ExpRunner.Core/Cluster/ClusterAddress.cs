namespace ExpRunner.Cluster;

/// <summary>Where a cluster is.</summary>
/// <param name="Heads">Its heads: <c>host:port</c>, several with commas between.</param>
/// <param name="Secret">What is known on all its machines; null: nothing, on this machine alone.</param>
internal sealed record ClusterAddress(string Heads, string? Secret);
