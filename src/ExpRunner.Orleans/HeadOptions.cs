using System.Net;
using System.Security.Cryptography.X509Certificates;
using ExpRunner.Cluster;
using ExpRunner.Orleans.Security;
using Orleans.Hosting;

namespace ExpRunner.Orleans;

/// <summary>How a head is to be.</summary>
public sealed class HeadOptions
{
    /// <summary>Where workers and drivers connect to.</summary>
    public int Port { get; init; } = 30000;

    /// <summary>Where other heads connect to; null: any port that is free for a head that is alone, else the one after <see cref="Port"/>.</summary>
    public int? HeadPort { get; init; }

    /// <summary>The address it listens on; beyond this machine only with a <see cref="Secret"/> or a <see cref="Certificate"/>.</summary>
    public IPAddress Listen { get; init; } = IPAddress.Loopback;

    /// <summary>The address that other heads and their clients know it by, where it listens on all; null: the one it listens on.</summary>
    public IPAddress? Address { get; init; }

    /// <summary>By what it is one cluster with other heads.</summary>
    public HeadClustering Clustering { get; init; }

    /// <summary>Where its records are: a folder, or how to connect to a database.</summary>
    public string Connection { get; init; } = "";

    /// <summary>Whether records in files outlive a power cut, and not only the end of its process.</summary>
    public bool IsDurable { get; init; }

    /// <summary>What workers and drivers must know; at least <see cref="Secrets.Shortest"/> characters.</summary>
    public string? Secret { get; init; }

    /// <summary>The certificate, with its private key, that the head shows; connections are then by TLS. Without a <see cref="Secret"/> workers and drivers must have it too.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Takes warnings, a line each.</summary>
    public Action<string> Warn { get; init; } = static _ => { };

    /// <summary>Changes the silo of Orleans in any further way.</summary>
    public Action<ISiloBuilder> Configure { get; init; } = static _ => { };

    internal bool IsAlone => Clustering == HeadClustering.Alone;

    internal IPAddress OutwardAddress => Address ?? (Listen.Equals(IPAddress.Any) || Listen.Equals(IPAddress.IPv6Any) ? IPAddress.Loopback : Listen);

    /// <exception cref="ClusterException">It cannot be started like that.</exception>
    internal void Check()
    {
        Secrets.Check(Secret);
        Certificates.Check(Certificate);
        if (!IPAddress.IsLoopback(Listen) && Secret is null && Certificate is null)
        {
            throw new ClusterException($"A head that listens on {Listen} lets everybody on that network run code on the workers. Give it a secret or a certificate, or let it listen on 127.0.0.1.");
        }
        if (Connection.Length == 0)
        {
            throw new ClusterException(Clustering == HeadClustering.Postgres ? "A head needs to know the database of its records." : "A head needs a folder for its records.");
        }
        if (!IsAlone && IPAddress.IsLoopback(OutwardAddress) && !IPAddress.IsLoopback(Listen))
        {
            throw new ClusterException($"Heads of one cluster connect to each other: a head that listens on {Listen} must say which of its addresses the others are to use.");
        }
    }
}
