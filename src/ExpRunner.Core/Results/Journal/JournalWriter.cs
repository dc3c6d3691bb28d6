namespace ExpRunner.Results;

/// <summary>Appends lines to this runner's journal; lines that belong together go out in one write.</summary>
internal sealed class JournalWriter : IDisposable
{
    private const int MostHeldBack = 1 << 16;
    private readonly AppendFile _file;
    private readonly Durability _durability;
    private readonly Utf8Buffer _buffer = new();
    private readonly Lock _disk = new();
    private long _safe;
    private Exception? _diskFault;
    private long _written;
    private long _next;
    private int _ended;
    private int _lineStart;

    public JournalWriter(IFiles files, string path, JournalReader.Tail tail, Durability durability)
    {
        _file = new AppendFile(files, path);
        _durability = durability;
        _written = _next = tail.NextSeq;
        try
        {
            if (tail.IsTorn)
            {
                _file.Append("\n"u8);
            }
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    /// <summary>Starts a line; members are added to what is returned, then comes <see cref="End"/>.</summary>
    public Utf8Buffer Begin(ReadOnlySpan<byte> kind)
    {
        _buffer.Truncate(_ended);
        _lineStart = _ended;
        return JournalLine.Begin(_buffer, _next, kind);
    }

    public void End()
    {
        JournalLine.End(_buffer, _lineStart);
        _ended = _buffer.Length;
        _next++;
    }

    /// <summary>Writes the lines that were ended, or holds them back where nothing needs to outlive the process; after a failure none of them was.</summary>
    public void Flush()
    {
        if (_durability != Durability.None || _ended >= MostHeldBack)
        {
            Write();
        }
    }

    /// <summary>Writes the lines that were held back as well.</summary>
    public void Write()
    {
        if (_ended == 0)
        {
            return;
        }
        try
        {
            _file.Append(_buffer.Written[.._ended]);
            _written = _next;
        }
        finally
        {
            _next = _written;
            _ended = 0;
            _buffer.Truncate();
        }
    }

    /// <summary>
    /// Returns when all that was written before outlives what it shall outlive. Needs no lock: while one caller waits for the disk others
    /// write, and the next flush is for all of them.
    /// </summary>
    /// <exception cref="SweepStoreException">It may not; after one failure the system may call lost bytes safe, so this goes for all later ones.</exception>
    public void Secure()
    {
        if (_durability != Durability.Disk)
        {
            return;
        }
        var length = _file.Length;
        lock (_disk)
        {
            if (_diskFault is not null)
            {
                throw new SweepStoreException(_diskFault.Message, _diskFault);
            }
            if (_safe < length)
            {
                FlushToDisk();
            }
        }
    }

    public void Dispose() => _file.Dispose();

    private void FlushToDisk()
    {
        var written = _file.Length;
        try
        {
            _file.FlushToDisk();
        }
        catch (SweepStoreException fault)
        {
            _diskFault = fault;
            throw;
        }
        _safe = written;
    }
}
