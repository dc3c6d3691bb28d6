using System.Security.Cryptography;
using System.Text;
using ExpRunner.Cluster;

namespace ExpRunner.Orleans;

/// <summary>The secret that the machines of a cluster share.</summary>
public static class Secrets
{
    /// <summary>The fewest characters a secret has: whoever listens to a connection can try short ones.</summary>
    public const int Shortest = 16;

    internal static byte[] KeyOf(string? secret) => SHA256.HashData(Encoding.UTF8.GetBytes("ExpRunner cluster\n" + secret));

    internal static void Check(string? secret)
    {
        if (secret is { Length: < Shortest })
        {
            throw new ClusterException($"The secret of the cluster has {secret.Length} characters; it needs at least {Shortest}.");
        }
    }
}
