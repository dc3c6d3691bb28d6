using System.Net;
using System.Net.Sockets;
using ExpRunner.Cluster;
using ExpRunner.Orleans.Grains;
using ExpRunner.Orleans.Security;
using ExpRunner.Orleans.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime.Hosting;
using Orleans.Serialization;
using Orleans.Storage;

namespace ExpRunner.Orleans;

/// <summary>A head of a cluster: keeps sweeps for drivers and hands them out to workers; runs no trial itself.</summary>
public sealed class OrleansHead : IAsyncDisposable
{
    /// <summary>What is common to all clusters: which of them one is in is a matter of addresses and secrets.</summary>
    internal const string Name = "exprunner";

    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(10);
    private readonly IHost _host;
    private readonly FolderLock? _folder;

    private OrleansHead(IHost host, FolderLock? folder) => (_host, _folder) = (host, folder);

    /// <summary>Starts a head; it takes connections when this has ended.</summary>
    /// <param name="options">How it is to be.</param>
    /// <param name="cancel">Gives it up.</param>
    /// <exception cref="ClusterException">It cannot be started.</exception>
    public static async Task<OrleansHead> StartAsync(HeadOptions options, CancellationToken cancel)
    {
        options.Check();
        CheckIsFree(new IPEndPoint(options.Listen, options.Port));
        var folder = options.Postgres is null ? FolderLock.Take(options.Folder) : null;
        var host = Build(options);
        try
        {
            await host.StartAsync(cancel).ConfigureAwait(false);
            return new OrleansHead(host, folder);
        }
        catch (Exception fault)
        {
            host.Dispose();
            folder?.Dispose();
            throw fault is OperationCanceledException ? fault : new ClusterException($"The head could not be started: {fault.Message}", fault);
        }
    }

    /// <summary>Stops it politely: what it has answered is on record, and workers and drivers wait for it to come back.</summary>
    public async ValueTask DisposeAsync()
    {
        using var cancel = new CancellationTokenSource(LongestStop);
        try
        {
            await _host.StopAsync(cancel.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Nothing is lost by an end that is not polite.
        }
        _host.Dispose();
        _folder?.Dispose();
    }

    private static IHost Build(HeadOptions options)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton<IHostLifetime, HostedLifetime>();
        builder.Logging.AddProvider(new WarningLog(options.Warn)).SetMinimumLevel(LogLevel.Warning)
            // One advises on the configuration of the garbage collector, the other begins to count when the machine was started.
            .AddFilter("Orleans.Runtime.Silo", LogLevel.Error).AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error);
        builder.UseOrleans(silo =>
        {
            silo.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (Name, Name));
            Place(silo, options);
            silo.Services.AddSingleton(new HeadVoice(options.Warn));
            new Gate(options.Secret, options.Certificate, options.Warn).Guard(silo);
            options.Configure(silo);
        });
        return builder.Build();
    }

    private static void Place(ISiloBuilder silo, HeadOptions options)
    {
        var headPort = options.HeadPort ?? (options.Postgres is null ? FreePort() : options.Port + 1);
        var isAlone = options.Postgres is null;
        // No grain is placed by load.
        silo.Configure<DeploymentLoadPublisherOptions>(load => load.DeploymentLoadPublisherRefreshTime = TimeSpan.FromMinutes(1));
        silo.Configure<EndpointOptions>(endpoint =>
        {
            endpoint.AdvertisedIPAddress = isAlone ? IPAddress.Loopback : options.OutwardAddress;
            (endpoint.SiloPort, endpoint.GatewayPort) = (headPort, options.Port);
            endpoint.SiloListeningEndpoint = new IPEndPoint(isAlone ? IPAddress.Loopback : options.Listen, headPort);
            endpoint.GatewayListeningEndpoint = new IPEndPoint(options.Listen, options.Port);
        });
        if (options.Postgres is { } connection)
        {
            silo.Services.AddGrainStorage(GrainRecords.Storage, (_, _) => new PostgresGrainStorage(connection));
            silo.Services.AddSingleton<IMembershipTable>(static services => new RecordMembership(
                services.GetRequiredKeyedService<IGrainStorage>(GrainRecords.Storage), services.GetRequiredService<Serializer>()));
        }
        else
        {
            silo.UseDevelopmentClustering(new IPEndPoint(IPAddress.Loopback, headPort));
            silo.Services.AddGrainStorage(GrainRecords.Storage, (_, _) => new FileGrainStorage(options.Folder, options.IsDurable));
        }
    }

    private static void CheckIsFree(IPEndPoint place)
    {
        try
        {
            using var listener = new TcpListener(place);
            listener.Start();
        }
        catch (SocketException fault)
        {
            throw new ClusterException($"The head cannot listen on {place}: {fault.Message}. Name another port, or stop what uses it.", fault);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
