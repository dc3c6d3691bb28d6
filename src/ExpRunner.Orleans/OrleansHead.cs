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
using Orleans.Runtime;
using Orleans.Runtime.Hosting;
using Orleans.Serialization;
using Orleans.Storage;

namespace ExpRunner.Orleans;

/// <summary>A head of a cluster: keeps sweeps for drivers and hands them out to workers; runs no trial itself.</summary>
public sealed class OrleansHead : IClusterHead
{
    /// <summary>What is common to all clusters: which of them one is in is a matter of addresses and secrets.</summary>
    internal const string Name = "exprunner";

    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(10);
    private readonly IHost _host;
    private readonly FolderLock? _folder;

    private OrleansHead(IHost host, FolderLock? folder, Dismissal dismissal) => (_host, _folder, Dismissed) = (host, folder, dismissal.Reason);

    /// <summary>Ends with the reason when the other heads have taken this one for dead: it does no more, and another is to be started in its place.</summary>
    public Task<string> Dismissed { get; }

    /// <summary>Starts a head; it takes connections when this has ended.</summary>
    /// <param name="options">How it is to be.</param>
    /// <param name="cancel">Gives it up.</param>
    /// <exception cref="ClusterException">It cannot be started.</exception>
    public static async Task<OrleansHead> StartAsync(HeadOptions options, CancellationToken cancel)
    {
        options.Check();
        CheckIsFree(new IPEndPoint(options.Listen, options.Port));
        var folder = options.Clustering == HeadClustering.Postgres ? null : FolderLock.Take(options.Connection, isShared: !options.IsAlone);
        var dismissal = new Dismissal();
        var host = Build(options, dismissal);
        try
        {
            await host.StartAsync(cancel).ConfigureAwait(false);
            return new OrleansHead(host, folder, dismissal);
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

    private static IHost Build(HeadOptions options, Dismissal dismissal)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton<IHostLifetime, HostedLifetime>();
        builder.Logging.AddProvider(new WarningLog(options.Warn)).SetMinimumLevel(LogLevel.Warning)
            // What else is worth a warning to it is advice, or is said over and over of a head that is gone: the list of heads says that once.
            .AddFilter("Orleans", LogLevel.Error).AddFilter("Orleans.Connections.Security", LogLevel.Warning)
            .AddFilter("Orleans.Runtime.GrainDirectory", LogLevel.Critical).AddFilter("Orleans.Runtime.Metadata", LogLevel.Critical);
        builder.Services.AddSingleton<IFatalErrorHandler>(dismissal);
        builder.UseOrleans(silo =>
        {
            silo.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (Name, Name));
            Place(silo, options);
            silo.Services.AddSingleton(new HeadVoice(options.Warn));
            new Gate(options.Secret, options.Certificate, [], options.Warn).Guard(silo);
            ClusterSetup.Apply(silo);
            options.Configure(silo);
        });
        return builder.Build();
    }

    private static void Place(ISiloBuilder silo, HeadOptions options)
    {
        var headPort = options.HeadPort ?? (options.IsAlone ? FreePort() : options.Port + 1);
        var isAlone = options.IsAlone;
        // No grain is placed by load.
        silo.Configure<DeploymentLoadPublisherOptions>(load => load.DeploymentLoadPublisherRefreshTime = TimeSpan.FromMinutes(1));
        silo.Configure<EndpointOptions>(endpoint =>
        {
            endpoint.AdvertisedIPAddress = isAlone ? IPAddress.Loopback : options.OutwardAddress;
            (endpoint.SiloPort, endpoint.GatewayPort) = (headPort, options.Port);
            endpoint.SiloListeningEndpoint = new IPEndPoint(isAlone ? IPAddress.Loopback : options.Listen, headPort);
            endpoint.GatewayListeningEndpoint = new IPEndPoint(options.Listen, options.Port);
        });
        silo.Services.AddGrainStorage<IGrainStorage>(GrainRecords.Storage, (_, _) => options.Clustering == HeadClustering.Postgres
            ? new PostgresGrainStorage(options.Connection)
            : new FileGrainStorage(options.Connection, options.IsDurable));
        if (isAlone)
        {
            silo.UseDevelopmentClustering(new IPEndPoint(IPAddress.Loopback, headPort));
        }
        else
        {
            Join(silo, options.Warn);
        }
    }

    /// <summary>How soon heads notice that one of them is gone: the others do its work after about three of the shortest times here.</summary>
    private static void Join(ISiloBuilder silo, Action<string> warn)
    {
        silo.Services.AddSingleton<IMembershipTable>(services => new RecordMembership(
            services.GetRequiredKeyedService<IGrainStorage>(GrainRecords.Storage), services.GetRequiredService<Serializer>(), services.GetRequiredService<ILocalSiloDetails>(), TimeProvider.System, warn));
        silo.Configure<ClusterMembershipOptions>(static members =>
        {
            (members.ProbeTimeout, members.MaxProbeTimeout, members.NumMissedProbesLimit) = (TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(2), 2);
            members.IAmAliveTablePublishTimeout = RecordMembership.SignOfLife;
            members.TableRefreshTimeout = TimeSpan.FromSeconds(5);
        });
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
