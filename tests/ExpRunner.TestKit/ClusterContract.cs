using ExpRunner.Cluster;
using ExpRunner.Execution;

namespace ExpRunner.TestKit;

/// <summary>What every executor must do, of a cluster: a worker with a pool of real processes, and heads that a subclass brings.</summary>
public abstract class ClusterContract : TypedExecutorContract
{
    /// <summary>The way to the heads.</summary>
    private protected abstract Task<ICluster> ConnectAsync();

    /// <summary>A worker looks for sweeps and starts processes for each.</summary>
    protected override TimeSpan Beginning => TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override IExecutor Create(AttemptLimits limits) => new ClusterAsExecutor(ConnectAsync, limits, Folder["scratch"]);
}
