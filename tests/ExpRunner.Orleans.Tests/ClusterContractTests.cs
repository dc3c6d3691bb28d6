using ExpRunner.Cluster;
using ExpRunner.TestKit;

namespace ExpRunner.Orleans.Tests;

/// <summary>What every executor must do, of a cluster whose head is a process.</summary>
public sealed class ClusterContractTests(ClusterContractTests.Head head) : ClusterContract, IClassFixture<ClusterContractTests.Head>
{
    private protected override async Task<ICluster> ConnectAsync() => await OrleansCluster.ConnectAsync(new LinkOptions { Heads = head.Address }, default);

    /// <summary>The head of all of these tests.</summary>
    public sealed class Head : IAsyncLifetime
    {
        private readonly TempFolder _folder = new();
        private readonly int _port = FreePort.Find();
        private Node? _node;

        /// <summary>Where it is.</summary>
        public string Address => $"127.0.0.1:{_port}";

        /// <inheritdoc/>
        public async ValueTask InitializeAsync() => _node = await Node.StartAsync("head", $"{_port}", _folder.Path);

        /// <inheritdoc/>
        public async ValueTask DisposeAsync()
        {
            Assert.Equal(0, await _node!.EndAsync());
            _node.Dispose();
            _folder.Dispose();
        }
    }
}
