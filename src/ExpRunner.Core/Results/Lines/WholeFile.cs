namespace ExpRunner.Results;

/// <summary>A file that is written once, from its start to its end.</summary>
internal sealed class WholeFile(IFiles files, string path) : IDisposable
{
    private const int Chunk = 1 << 16;
    private readonly OpenFile _file = files.Open(path, FileUse.Create);
    private readonly Utf8Buffer _buffer = new();
    private long _written;

    public long Length => _written + _buffer.Length;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        _buffer.Add(bytes);
        if (_buffer.Length >= Chunk)
        {
            Flush();
        }
    }

    /// <summary>Hands what was added to the operating system.</summary>
    public void Flush()
    {
        if (_buffer.Length > 0)
        {
            _file.Write(_buffer.Written, _written);
            _written += _buffer.Length;
            _buffer.Truncate();
        }
    }

    public void Dispose() => _file.Dispose();
}
