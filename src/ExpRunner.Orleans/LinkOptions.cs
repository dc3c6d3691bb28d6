using System.Security.Cryptography.X509Certificates;
using Orleans.Hosting;

namespace ExpRunner.Orleans;

/// <summary>How a worker or driver gets to the heads of a cluster.</summary>
public sealed class LinkOptions
{
    /// <summary>The heads, at least one: <c>host:port</c>, several with commas between.</summary>
    public required string Heads { get; init; }

    /// <summary>The secret of the cluster.</summary>
    public string? Secret { get; init; }

    /// <summary>The certificate of the cluster, with its private key: it proves that this end belongs to it, and is what a head must show.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>SHA-256 fingerprints, in capital hexadecimal digits, of further certificates that a head may show.</summary>
    public IReadOnlyList<string> Pins { get; init; } = [];

    /// <summary>How long the first connection may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Changes the client of Orleans in any further way.</summary>
    public Action<IClientBuilder> Configure { get; init; } = static _ => { };
}
