using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ExpRunner.Cluster;
using ExpRunner.Orleans.Grains;
using ExpRunner.Orleans.Security;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;

namespace ExpRunner.Orleans;

/// <summary>The way to the heads by a client of Orleans, which connects again by itself when a head is back.</summary>
internal sealed class OrleansCluster : ICluster
{
    private readonly IHost _host;
    private readonly Gate _gate;
    private readonly string _heads;
    private readonly IGrainFactory _grains;

    private OrleansCluster(IHost host, Gate gate, string heads)
        => (_host, _gate, _heads, _grains) = (host, gate, heads, host.Services.GetRequiredService<IClusterClient>());

    /// <exception cref="ClusterException">No head answered in time, or it refused.</exception>
    public static async Task<OrleansCluster> ConnectAsync(LinkOptions options, CancellationToken cancel)
    {
        Secrets.Check(options.Secret);
        Certificates.Check(options.Certificate);
        var heads = await HeadNames.FindAsync(options.Heads, cancel).ConfigureAwait(false);
        var gate = new Gate(options.Secret, options.Certificate, options.Pins, static _ => { });
        var host = Build(options, heads, gate);
        try
        {
            await host.StartAsync(cancel).ConfigureAwait(false);
            return new OrleansCluster(host, gate, options.Heads);
        }
        catch (Exception fault)
        {
            host.Dispose();
            throw fault is OperationCanceledException && cancel.IsCancellationRequested ? fault : ToClusterException(fault, gate, options.Heads);
        }
    }

    public Task<IReadOnlyList<OpenSweep>> OpenSweepsAsync(CancellationToken cancel)
        => AskAsync(grains => grains.GetGrain<ISweepIndexGrain>(ISweepIndexGrain.Key).ListAsync().WaitAsync(cancel), ClusterMessages.ReadSweeps);

    public ICoordinator Sweep(string id) => new OrleansCoordinator(this, id);

    public async ValueTask DisposeAsync()
    {
        using var cancel = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await _host.StopAsync(cancel.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _host.Dispose();
    }

    /// <summary>Asks a grain and reads its answer.</summary>
    internal async Task<T> AskAsync<T>(Func<IGrainFactory, Task<byte[]>> ask, Func<ReadOnlySpan<byte>, T> read)
    {
        byte[] reply;
        try
        {
            reply = await ask(_grains).ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            throw ToClusterException(fault, _gate, _heads);
        }
        try
        {
            return read(Reply.Read(reply));
        }
        catch (InvalidDataException fault)
        {
            throw new ClusterException($"The head at {_heads} answered what this program does not understand. {fault.Message}", fault);
        }
    }

    private static ClusterException ToClusterException(Exception fault, Gate gate, string heads) => gate.Refusal is { } refusal
        ? new ClusterException($"The head at {heads} was not connected to: {refusal}.", fault)
        : new ClusterException(fault is TimeoutException ? $"The head at {heads} did not answer in time." : $"The head at {heads} cannot be reached: {fault.GetBaseException().Message}", fault)
        {
            IsPassing = fault is OrleansException or TimeoutException or OperationCanceledException or IOException or SocketException,
        };

    private static IHost Build(LinkOptions options, IPEndPoint[] heads, Gate gate)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton<IHostLifetime, HostedLifetime>();
        builder.Logging.AddProvider(new HandshakeLog(gate.OnHandshakeFault)).SetMinimumLevel(LogLevel.Warning);
        builder.UseOrleansClient(client =>
        {
            client.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (OrleansHead.Name, OrleansHead.Name));
            client.UseStaticClustering(heads);
            client.Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = TimeSpan.FromSeconds(1));
            client.Configure<ConnectionOptions>(connections => connections.ConnectionRetryDelay = TimeSpan.FromMilliseconds(200));
            var clock = Stopwatch.StartNew();
            client.UseConnectionRetryFilter(async (_, cancel) =>
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), cancel).ConfigureAwait(false);
                return gate.Refusal is null && clock.Elapsed < options.Patience;
            });
            gate.Guard(client);
            ClusterSetup.Apply(client);
            options.Configure(client);
        });
        return builder.Build();
    }
}
