using System.Net;
using System.Net.Sockets;
using ExpRunner.Cluster;
using ExpRunner.Execution;

namespace ExpRunner.Hosting.Running;

/// <summary>A head and a worker in this process, for who has no cluster yet; what it keeps is found again by the next start.</summary>
internal sealed class OwnCluster : IAsyncDisposable
{
    private readonly IAsyncDisposable _head;
    private readonly ICluster _link;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _working;

    private OwnCluster(ClusterAddress address, IAsyncDisposable head, ICluster link, MemberOptions member)
    {
        (Address, _head, _link) = (address, head, link);
        _working = Task.Run(() => ClusterMember.RunAsync(link, member, _stop.Token, _stop.Token));
    }

    /// <summary>Where it is.</summary>
    public ClusterAddress Address { get; }

    /// <exception cref="ClusterException">It cannot be started.</exception>
    public static async Task<OwnCluster> StartAsync(IClusterProvider provider, SweepOptions options, Action<string> warn, TimeProvider time, CancellationToken cancel)
    {
        var port = FreePort();
        var folder = Path.Combine(Path.GetFullPath(options.Out), ".head");
        var head = await provider.StartHeadAsync(new HeadRequest { Port = port, Listen = "127.0.0.1", Connection = folder, Warn = warn }, cancel).ConfigureAwait(false);
        var address = new ClusterAddress($"127.0.0.1:{port}", ClusterAccess.None);
        try
        {
            var link = await provider.ConnectAsync(address, cancel).ConfigureAwait(false);
            return new OwnCluster(address, head, link, new MemberOptions { Capacity = SlotChoice.CapacityOf(options), Workers = options.Workers, Warn = warn, Time = time });
        }
        catch
        {
            await head.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _working.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _link.DisposeAsync().ConfigureAwait(false);
        await _head.DisposeAsync().ConfigureAwait(false);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
