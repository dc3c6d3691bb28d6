using System.Net;
using System.Runtime.CompilerServices;
using ExpRunner.Cluster;

[assembly: ExpRunner.HasExperiments(typeof(ExpRunner.Orleans.OrleansRegistration))]

namespace ExpRunner.Orleans;

/// <summary>What is known of this engine on the command line.</summary>
internal sealed class OrleansProvider : IClusterProvider
{
    public string Name => "orleans";

    public async Task<ICluster> ConnectAsync(ClusterAddress address, CancellationToken cancel)
        => await OrleansCluster.ConnectAsync(new LinkOptions { Heads = address.Heads, Secret = address.Access.Secret, Certificate = address.Access.Certificate, Pins = address.Access.Pins }, cancel).ConfigureAwait(false);

    public async Task<IClusterHead> StartHeadAsync(HeadRequest request, CancellationToken cancel)
        => await OrleansHead.StartAsync(new HeadOptions
        {
            Port = request.Port,
            Listen = AddressOf(request.Listen),
            HeadPort = request.HeadPort,
            Address = request.Address is { } address ? AddressOf(address) : null,
            Clustering = ClusteringOf(request.Clustering),
            Connection = request.Connection,
            IsDurable = request.IsDurable,
            Secret = request.Access.Secret,
            Certificate = request.Access.Certificate,
            Warn = request.Warn,
        }, cancel).ConfigureAwait(false);

    private static HeadClustering ClusteringOf(string? text) => text switch
    {
        null => HeadClustering.Alone,
        "postgres" => HeadClustering.Postgres,
        "folder" => HeadClustering.Folder,
        _ => throw new ClusterException($"Heads are not one cluster by '{text}', but by postgres or folder."),
    };

    private static IPAddress AddressOf(string text) => IPAddress.TryParse(text, out var address)
        ? address
        : throw new ClusterException($"'{text}' is no address to listen on. Write one such as 127.0.0.1, or 0.0.0.0 for all.");
}
