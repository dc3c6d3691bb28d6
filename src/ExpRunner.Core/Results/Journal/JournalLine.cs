using System.Buffers.Text;

namespace ExpRunner.Results;

/// <summary>The frame of a journal line: <c>{"seq":N,…,"crc":"1a2b3c4d"}</c>, the checksum being that of all bytes before <c>,"crc"</c>.</summary>
internal static class JournalLine
{
    private const int TailLength = 18;

    private static ReadOnlySpan<byte> Head => "{\"seq\":"u8;

    /// <summary>Starts a line of that kind.</summary>
    public static Utf8Buffer Begin(Utf8Buffer buffer, long seq, ReadOnlySpan<byte> kind)
        => buffer.Add(Head).Number(seq).Add(",\"kind\":\""u8).Add(kind).Add((byte)'"');

    /// <summary>Ends the line that starts at that place of the buffer.</summary>
    public static void End(Utf8Buffer buffer, int start)
    {
        var crc = Crc32C.Of(buffer.Written[start..]);
        buffer.Add(",\"crc\":\""u8);
        Crc32C.Write(crc, buffer.GetSpan(8));
        buffer.Advance(8);
        buffer.Add("\"}\n"u8);
    }

    /// <summary>Whether the line is exactly what was written, and its sequence number.</summary>
    public static bool TryProve(ReadOnlySpan<byte> line, out long seq)
    {
        seq = -1;
        if (line.Length < Head.Length + TailLength || !line.StartsWith(Head))
        {
            return false;
        }
        var tail = line[^TailLength..];
        Span<byte> crc = stackalloc byte[8];
        Crc32C.Write(Crc32C.Of(line[..^TailLength]), crc);
        return tail.StartsWith(",\"crc\":\""u8) && tail.EndsWith("\"}"u8) && tail.Slice(8, 8).SequenceEqual(crc)
            && Utf8Parser.TryParse(line[Head.Length..], out seq, out _);
    }

    /// <summary>
    /// Finds whole lines in bytes that are none, such as two lines whose newline was damaged, or a line behind a torn one.
    /// Gives the next one at or behind <paramref name="from"/>.
    /// </summary>
    public static bool TryRescue(ReadOnlySpan<byte> bytes, int from, out int start, out int length)
    {
        for (start = from; bytes[start..].IndexOf(Head) is var next and >= 0; start++)
        {
            start += next;
            var search = start;
            while (bytes[search..].IndexOf(",\"crc\":\""u8) is var tail and >= 0 && search + tail + TailLength <= bytes.Length)
            {
                length = search + tail + TailLength - start;
                if (TryProve(bytes.Slice(start, length), out _))
                {
                    return true;
                }
                search += tail + 1;
            }
        }
        length = 0;
        return false;
    }
}
