using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ExpRunner.Hosting.Running;

/// <summary>Certificates and fingerprints of them, in files as openssl and dotnet dev-certs write them.</summary>
internal static class CertificateFile
{
    private const int HexDigits = 2 * SHA256.HashSizeInBytes;

    /// <summary>A certificate with its private key; null where something is wrong.</summary>
    /// <param name="file">PEM, or PKCS #12 with the key in it.</param>
    /// <param name="key">The file of the key; null: it is in the same file.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static X509Certificate2? Read(string file, string? key, ICollection<string> problems)
    {
        var password = HiddenText.Variable(HiddenText.KeyPassword);
        try
        {
            var certificate = IsPem(file) ? ReadPem(file, key ?? file, password) : X509CertificateLoader.LoadPkcs12FromFile(file, password);
            if (!certificate.HasPrivateKey)
            {
                problems.Add($"--tls-certificate {file}: the file has no private key. Name the file that has it: --tls-key FILE.");
            }
            return certificate;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            problems.Add($"--tls-certificate {file}: {fault.Message}");
        }
        catch (CryptographicException fault)
        {
            problems.Add($"--tls-certificate {file}: {fault.Message.TrimEnd('.')}. Needed are a certificate and its private key, as PEM (two files or one) or PKCS #12; the key's password, where it has one, in the variable {HiddenText.KeyPassword}.");
        }
        return null;
    }

    /// <summary>Fingerprints, each in capital hexadecimal digits.</summary>
    /// <param name="text">Fingerprints, with or without colons, or files with certificates; several with commas between.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static IReadOnlyList<string> ReadPins(string text, ICollection<string> problems)
        => [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(one => ReadPin(one, problems))];

    private static string ReadPin(string text, ICollection<string> problems)
    {
        var digits = text[(text.IndexOf('=') + 1)..].Replace(":", "", StringComparison.Ordinal).ToUpperInvariant();
        if (digits.Length == HexDigits && digits.All(char.IsAsciiHexDigit))
        {
            return digits;
        }
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificateFromFile(text);
            return certificate.GetCertHashString(HashAlgorithmName.SHA256);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or CryptographicException)
        {
            problems.Add($"--tls-pin {text}: neither a SHA-256 fingerprint ({HexDigits} hexadecimal digits, with or without colons) nor a file with a certificate ({fault.Message.TrimEnd('.')}).");
            return "";
        }
    }

    private static bool IsPem(string file) => File.ReadAllBytes(file).AsSpan().IndexOf("-----BEGIN "u8) >= 0;

    private static X509Certificate2 ReadPem(string file, string key, string? password)
    {
        using var certificate = password is null || !File.ReadAllText(key).Contains("ENCRYPTED", StringComparison.Ordinal)
            ? X509Certificate2.CreateFromPemFile(file, key)
            : X509Certificate2.CreateFromEncryptedPemFile(file, password, key);
        // Not every system's TLS takes a key that was never in a store.
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }
}
