namespace ExpRunner.Programs.Queues;

/// <summary>A file that was replaced, held open: an editor that had opened it before may still write into it.</summary>
internal sealed class Replaced(FileStream file, byte[] known, long at) : IDisposable
{
    /// <summary>What of it has been taken note of.</summary>
    public byte[] Known { get; set; } = known;

    /// <summary>When it was replaced.</summary>
    public long At => at;

    /// <summary>What it held when it was looked at last, and since when.</summary>
    public (byte[] Bytes, long Since) Seen { get; set; } = (known, at);

    /// <summary>All that it holds now.</summary>
    public byte[] Read()
    {
        var bytes = new byte[RandomAccess.GetLength(file.SafeFileHandle)];
        var length = 0;
        while (length < bytes.Length && RandomAccess.Read(file.SafeFileHandle, bytes.AsSpan(length), length) is > 0 and var more)
        {
            length += more;
        }
        return bytes[..length];
    }

    public void Dispose() => file.Dispose();
}
