namespace ExpRunner.Results;

/// <summary>Reads a file line by line through one bounded buffer, by position, so that memory does not follow the file's size.</summary>
internal sealed class LineReader(OpenFile file, long from = 0, long to = long.MaxValue, int window = LineReader.Window)
{
    /// <summary>How many bytes are read at once, if nobody says that there are less.</summary>
    public const int Window = 1 << 18;

    /// <summary>A line longer than this is given in pieces; no writer makes one.</summary>
    private const int LongestLine = 1 << 29;
    private byte[] _buffer = new byte[window];
    private long _bufferAt = from;
    private int _start;
    private int _end;
    private int _next;

    /// <summary>Where the current line starts in the file.</summary>
    public long Offset { get; private set; }

    /// <summary>Where the current line ends, its newline included.</summary>
    public long End => _bufferAt + _next;

    /// <summary>The number of the current line, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>Whether the current line ends with a newline.</summary>
    public bool IsTerminated { get; private set; }

    /// <summary>The current line without its newline; valid until the next call of <see cref="MoveNext"/>.</summary>
    public ReadOnlySpan<byte> Line => _buffer.AsSpan(_start, _next - _start - (IsTerminated ? 1 : 0));

    public bool MoveNext()
    {
        _start = _next;
        var searched = _start;
        int newline;
        while ((newline = _buffer.AsSpan(searched, _end - searched).IndexOf((byte)'\n')) < 0)
        {
            searched = _end;
            if (_end - _start >= LongestLine || !Fill(ref searched))
            {
                break;
            }
        }
        _next = newline < 0 ? _end : searched + newline + 1;
        IsTerminated = newline >= 0;
        Offset = _bufferAt + _start;
        Number++;
        return _next > _start;
    }

    /// <summary>Reads on behind what the buffer holds, making room for it first.</summary>
    private bool Fill(ref int searched)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _bufferAt += _start;
            searched -= _start;
            _end -= _start;
            _start = 0;
        }
        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        }
        var wanted = (int)Math.Min(_buffer.Length - _end, to - _bufferAt - _end);
        var count = wanted <= 0 ? 0 : file.Read(_buffer.AsSpan(_end, wanted), _bufferAt + _end);
        _end += count;
        return count > 0;
    }
}
