namespace ExpRunner.Results;

/// <summary>Gets single lines of a file by their offset; lines near each other share one read.</summary>
internal sealed class LineFetcher(IFiles files, string path) : IDisposable
{
    private const int Window = 1 << 16;
    private OpenFile? _file;
    private byte[] _buffer = new byte[Window];
    private long _bufferAt;
    private int _length;

    /// <summary>The line that starts there, without its newline; valid until the next call.</summary>
    /// <exception cref="SweepStoreException">The file cannot be read.</exception>
    public ReadOnlySpan<byte> LineAt(long offset)
    {
        if (offset < _bufferAt || offset >= _bufferAt + _length)
        {
            Load(offset, Window);
        }
        while (true)
        {
            var start = (int)(offset - _bufferAt);
            var end = _buffer.AsSpan(start, _length - start).IndexOf((byte)'\n');
            if (end >= 0)
            {
                return _buffer.AsSpan(start, end);
            }
            var known = _length - start;
            Load(offset, known < Window / 2 ? Window : 2 * known);
            if (_length <= known)
            {
                return _buffer.AsSpan(0, _length);
            }
        }
    }

    /// <summary>Lets the file go; it is opened again when a line is asked for.</summary>
    public void Dispose()
    {
        _file?.Dispose();
        _file = null;
    }

    private void Load(long offset, int size)
    {
        try
        {
            Read(offset, size);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            _length = 0;
            throw new SweepStoreException($"{path}: cannot be read: {fault.Message} What was recorded before is safe; make it readable and start again.", fault);
        }
    }

    private void Read(long offset, int size)
    {
        _file ??= files.Open(path, FileUse.Read);
        if (_buffer.Length < size)
        {
            _buffer = new byte[size];
        }
        _bufferAt = offset;
        _length = 0;
        int count;
        while (_length < size && (count = _file.Read(_buffer.AsSpan(_length, size - _length), offset + _length)) > 0)
        {
            _length += count;
        }
    }
}
