using ExpRunner.Cluster;
using ExpRunner.Sweeps;

namespace ExpRunner.Hosting.Running;

/// <summary>The files by which a machine gets into a cluster, as they are named on the command line.</summary>
internal sealed record AccessFiles
{
    /// <summary>The file of the secret; null: it may be in a variable.</summary>
    public string? Secret { get; init; }

    /// <summary>The file of the certificate.</summary>
    public string? Certificate { get; init; }

    /// <summary>The file of its private key; null: it is in the same file.</summary>
    public string? Key { get; init; }

    /// <summary>Fingerprints of heads' certificates, or files with such certificates.</summary>
    public string? Pin { get; init; }

    /// <summary>What a sweep's options name.</summary>
    public static AccessFiles Of(SweepOptions options)
        => new() { Secret = options.SecretFile, Certificate = options.TlsCertificate, Key = options.TlsKey, Pin = options.TlsPin };

    /// <summary>Reads them.</summary>
    /// <exception cref="SweepException">What is wrong with any of them.</exception>
    public ClusterAccess Read()
    {
        var problems = new List<string>();
        if (Key is not null && Certificate is null)
        {
            problems.Add("--tls-key is the private key of a certificate. Add --tls-certificate FILE.");
        }
        var access = new ClusterAccess
        {
            Secret = HiddenText.Read("--secret-file", Secret, HiddenText.Secret, problems),
            Certificate = Certificate is null ? null : CertificateFile.Read(Certificate, Key, problems),
            Pins = Pin is null ? [] : CertificateFile.ReadPins(Pin, problems),
        };
        return problems.Count == 0 ? access : throw new SweepException(problems);
    }
}
