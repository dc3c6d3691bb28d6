namespace ExpRunner.Cluster;

/// <summary>A cluster engine: what heads are made of, and the way to them. Its package registers it with <see cref="ClusterRegistry"/>.</summary>
internal interface IClusterProvider
{
    /// <summary>Its name on the command line.</summary>
    string Name { get; }

    /// <summary>Connects to heads.</summary>
    /// <exception cref="ClusterException">No head answers, or it refuses.</exception>
    Task<ICluster> ConnectAsync(ClusterAddress address, CancellationToken cancel);

    /// <summary>Starts a head in this process.</summary>
    /// <exception cref="ClusterException">It cannot be started like that.</exception>
    Task<IClusterHead> StartHeadAsync(HeadRequest request, CancellationToken cancel);
}
