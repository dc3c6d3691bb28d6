namespace ExpRunner.Cluster;

/// <summary>Where a cluster is.</summary>
/// <param name="Heads">Its heads: <c>host:port</c>, several with commas between.</param>
/// <param name="Access">How one gets in.</param>
internal sealed record ClusterAddress(string Heads, ClusterAccess Access);
