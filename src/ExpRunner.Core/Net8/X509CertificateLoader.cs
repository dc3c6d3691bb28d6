namespace System.Security.Cryptography.X509Certificates;

/// <summary>The loader of .NET 9 and later, for .NET 8, whose constructors look themselves what a file holds.</summary>
internal static class X509CertificateLoader
{
    public static X509Certificate2 LoadCertificateFromFile(string file) => new(file);

    public static X509Certificate2 LoadPkcs12FromFile(string file, string? password) => new(file, password);

    public static X509Certificate2 LoadPkcs12(byte[] bytes, string? password) => new(bytes, password);
}
