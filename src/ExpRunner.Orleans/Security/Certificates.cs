using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ExpRunner.Cluster;

namespace ExpRunner.Orleans.Security;

/// <summary>What is asked of certificates: that they are the right ones, whoever signed them, and in force.</summary>
internal static class Certificates
{
    /// <exception cref="ClusterException">It is of no use.</exception>
    public static void Check(X509Certificate2? certificate)
    {
        if (certificate is { HasPrivateKey: false })
        {
            throw new ClusterException("The certificate has no private key with it.");
        }
        if (certificate is not null && OutOfForce(certificate) is { } fault)
        {
            throw new ClusterException($"The certificate {fault}. Make a new one, and give its fingerprint to workers and drivers.");
        }
    }

    /// <summary>Why a head's certificate is not accepted; null: it is.</summary>
    /// <param name="certificate">The certificate.</param>
    /// <param name="pins">The fingerprints of those that are.</param>
    public static string? FaultOf(X509Certificate2 certificate, IReadOnlyList<string> pins) => !pins.Contains(Pin(certificate))
        ? $"its certificate has the fingerprint {Pin(certificate)}, which is not the one that was given"
        : OutOfForce(certificate) is { } fault ? $"its certificate {fault}" : null;

    /// <summary>The SHA-256 fingerprint.</summary>
    public static string Pin(X509Certificate2 certificate) => certificate.GetCertHashString(HashAlgorithmName.SHA256);

    private static string? OutOfForce(X509Certificate2 certificate) => DateTime.Now > certificate.NotAfter ? $"expired on {Day(certificate.NotAfter)}"
        : DateTime.Now < certificate.NotBefore ? $"is not in force before {Day(certificate.NotBefore)}"
        : null;

    private static string Day(DateTime time) => time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
