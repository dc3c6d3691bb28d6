namespace ExpRunner.Cluster;

/// <summary>The way to the heads of a cluster, from workers and from those who submit; every call may fail with <see cref="ClusterException"/>, may have been heard all the same, and may be made again.</summary>
internal interface ICluster : IAsyncDisposable
{
    /// <summary>The sweeps that are open, in the order in which they were opened.</summary>
    Task<IReadOnlyList<OpenSweep>> OpenSweepsAsync(CancellationToken cancel);

    /// <summary>The coordinator of a sweep, whether it is open or not.</summary>
    ICoordinator Sweep(string id);
}
