namespace ExpRunner.Results;

/// <summary>Appends lines to this runner's journal; lines that belong together go out in one write.</summary>
internal sealed class JournalWriter : IDisposable
{
    private readonly AppendFile _file;
    private readonly Utf8Buffer _buffer = new();
    private long _written;
    private long _next;
    private int _lineStart;

    public JournalWriter(IFiles files, string path, JournalReader.Tail tail)
    {
        _file = new AppendFile(files, path);
        _written = _next = tail.NextSeq;
        if (tail.IsTorn)
        {
            _file.Append("\n"u8);
        }
    }

    public long Length => _file.Length;

    /// <summary>Starts a line; members are added to what is returned, then comes <see cref="End"/>.</summary>
    public Utf8Buffer Begin(ReadOnlySpan<byte> kind)
    {
        _lineStart = _buffer.Length;
        return JournalLine.Begin(_buffer, _next, kind);
    }

    public void End()
    {
        JournalLine.End(_buffer, _lineStart);
        _next++;
    }

    /// <summary>Writes the lines that were ended; after a failure none of them was.</summary>
    public void Flush()
    {
        try
        {
            _file.Append(_buffer.Written);
            _written = _next;
        }
        finally
        {
            _next = _written;
            _buffer.Truncate();
        }
    }

    public void Dispose() => _file.Dispose();
}
