namespace ExpRunner.Results;

/// <summary>Puts the lines of results.jsonl in order.</summary>
internal static class ResultsOrder
{
    /// <summary>Copies a file of results to another in order of id, of several lines with one id the last; gives the CRC-32C of the copy.</summary>
    public static uint Write(IFiles files, string from, WholeFile target)
    {
        using var source = files.Open(from, FileUse.Read);
        var lines = LinesOf(source);
        var crc = 0u;
        var buffer = new byte[1 << 16];
        for (var i = 0; i < lines.Count; i++)
        {
            if (i + 1 < lines.Count && lines[i + 1].Id == lines[i].Id)
            {
                continue;
            }
            var (_, offset, length) = lines[i];
            buffer = buffer.Length < length ? new byte[length] : buffer;
            var bytes = buffer.AsSpan(0, source.Read(buffer.AsSpan(0, length), offset));
            crc = Crc32C.Of(bytes, crc);
            target.Add(bytes);
        }
        return crc;
    }

    /// <summary>The CRC-32C of the first bytes of a file; null where it is shorter.</summary>
    public static uint? CrcOf(IFiles files, string path, long bytes)
    {
        using var file = files.Open(path, FileUse.Scan);
        var buffer = new byte[1 << 18];
        var crc = 0u;
        for (long at = 0; at < bytes;)
        {
            var count = file.Read(buffer.AsSpan(0, (int)Math.Min(buffer.Length, bytes - at)), at);
            if (count == 0)
            {
                return null;
            }
            crc = Crc32C.Of(buffer.AsSpan(0, count), crc);
            at += count;
        }
        return crc;
    }

    private static List<(UInt128 Id, long Offset, int Length)> LinesOf(OpenFile source)
    {
        var lines = new List<(UInt128 Id, long Offset, int Length)>();
        var reader = new LineReader(source);
        while (reader.MoveNext())
        {
            var members = new MemberReader(reader.Line);
            if (members.TryGet("experiment"u8, out _) && members.TryId("experiment_id"u8, out var id) && reader.IsTerminated)
            {
                lines.Add((id, reader.Offset, (int)(reader.End - reader.Offset)));
            }
        }
        lines.Sort(static (left, right) => left.Id != right.Id ? left.Id.CompareTo(right.Id) : left.Offset.CompareTo(right.Offset));
        return lines;
    }
}
