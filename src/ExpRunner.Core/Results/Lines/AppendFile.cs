namespace ExpRunner.Results;

/// <summary>A file that only grows: every append is one write to the operating system, and one that fails leaves nothing behind.</summary>
internal sealed class AppendFile : IDisposable
{
    private readonly OpenFile _file;
    private long _length;

    public AppendFile(IFiles files, string path)
    {
        Path = path;
        _file = files.Open(path, FileUse.Extend);
        try
        {
            _length = _file.Length;
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    public string Path { get; }

    /// <summary>How much of the file is written; may be asked for while another thread appends.</summary>
    public long Length => Volatile.Read(ref _length);

    /// <exception cref="SweepStoreException">The bytes could not be written; the file is as it was.</exception>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        try
        {
            _file.Write(bytes, _length);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            TryTruncate(_length);
            throw CannotWrite(fault);
        }
        Volatile.Write(ref _length, _length + bytes.Length);
    }

    /// <summary>Cuts the file to that length.</summary>
    public void Truncate(long length)
    {
        _file.SetLength(length);
        _length = length;
    }

    /// <summary>Returns when all that was appended outlives a power cut; may run while another thread appends.</summary>
    /// <exception cref="SweepStoreException">Nobody knows how much of it does.</exception>
    public void FlushToDisk()
    {
        try
        {
            _file.FlushToDisk();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(fault);
        }
    }

    public void Dispose() => _file.Dispose();

    private SweepStoreException CannotWrite(Exception fault)
        => new($"{Path}: cannot be written: {fault.Message} What was recorded before is safe; free the place and start again.", fault);

    private void TryTruncate(long length)
    {
        try
        {
            _file.SetLength(length);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // A torn tail stays; every reader cuts it.
        }
    }
}
