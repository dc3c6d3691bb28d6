using System.IO.Compression;

namespace ExpRunner.Serving;

/// <summary>A document that many ask for: compressed once for each way that is asked for, when it is first asked for.</summary>
/// <param name="Tag">Equal for equal documents, as in an ETag.</param>
/// <param name="ContentType">What it is.</param>
/// <param name="Bytes">It.</param>
internal sealed record Document(string Tag, string ContentType, byte[] Bytes)
{
    private readonly Lazy<byte[]> _brotli = new(() => Packed(Bytes, stream => new BrotliStream(stream, CompressionLevel.Fastest)));
    private readonly Lazy<byte[]> _gzip = new(() => Packed(Bytes, stream => new GZipStream(stream, CompressionLevel.Fastest)));

    /// <summary>It, as a browser can take it that accepts these encodings.</summary>
    /// <param name="accepted">The header of the request.</param>
    /// <param name="encoding">The encoding; null: none.</param>
    public byte[] For(string accepted, out string? encoding)
    {
        encoding = Accepts(accepted, "br") ? "br" : Accepts(accepted, "gzip") ? "gzip" : null;
        return encoding switch { "br" => _brotli.Value, "gzip" => _gzip.Value, _ => Bytes };
    }

    private static bool Accepts(string header, string encoding)
    {
        foreach (var entry in header.Split(',', StringSplitOptions.TrimEntries))
        {
            var parts = entry.Split(';', StringSplitOptions.TrimEntries);
            if (parts[0].Equals(encoding, StringComparison.OrdinalIgnoreCase))
            {
                return !parts.Skip(1).Any(part => part.Replace(" ", "") is "q=0" or "q=0.0" or "q=0.00" or "q=0.000");
            }
        }
        return false;
    }

    private static byte[] Packed(byte[] bytes, Func<Stream, Stream> pack)
    {
        using var packed = new MemoryStream();
        using (var stream = pack(packed))
        {
            stream.Write(bytes);
        }
        return packed.ToArray();
    }
}
