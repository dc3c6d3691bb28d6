using System.Security.Cryptography.X509Certificates;

namespace ExpRunner.Cluster;

/// <summary>What a machine of a cluster knows and has by which it gets in, and by which it knows the others.</summary>
internal sealed record ClusterAccess
{
    /// <summary>Nothing: a cluster of one machine.</summary>
    public static ClusterAccess None { get; } = new();

    /// <summary>What all machines know.</summary>
    public string? Secret { get; init; }

    /// <summary>The cluster's certificate with its private key: heads show it, and whoever has it is let in.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>The SHA-256 fingerprints of the certificates that a head may show; where there are none and no certificate, connections are not by TLS.</summary>
    public IReadOnlyList<string> Pins { get; init; } = [];
}
