using ExpRunner.Cluster;
using ExpRunner.TestKit;

namespace ExpRunner.Tests.Cluster;

/// <summary>What every executor must do, of a cluster whose head is in this process.</summary>
public sealed class ClusterContractTests : ClusterContract
{
    private protected override Task<ICluster> ConnectAsync() => Task.FromResult<ICluster>(new InProcessCluster());
}
