namespace ExpRunner.Programs.Captures;

/// <summary>Goes through a log of any size in bounded memory and shows the lines that may matter. A line ends with LF, CR or both.</summary>
internal sealed class LineScanner
{
    /// <summary>Of a longer line only so much is looked at.</summary>
    public const int LongestLine = 1 << 20;

    private readonly byte[][]? _needles;
    private readonly int[] _next;
    private readonly LineAction _show;
    private bool _isCut;
    private bool _isInCutLine;

    /// <summary>Takes what is looked for.</summary>
    /// <param name="needles">Lines without any of these are not shown; null: all are shown.</param>
    /// <param name="show">Gets each line, without its end.</param>
    public LineScanner(byte[][]? needles, LineAction show)
    {
        (_needles, _show) = (needles, show);
        _next = new int[needles?.Length ?? 0];
    }

    /// <summary>Gets a line.</summary>
    public delegate void LineAction(ReadOnlySpan<byte> line);

    /// <summary>Reads a stream to its end and says whether a line was cut.</summary>
    public bool Scan(Stream stream, CancellationToken cancel)
    {
        var buffer = new byte[Math.Clamp(stream.CanSeek ? stream.Length + 1 : LongestLine, 1024, LongestLine)];
        var (length, read) = (0, -1);
        while (read != 0)
        {
            cancel.ThrowIfCancellationRequested();
            read = stream.Read(buffer, length, buffer.Length - length);
            var rest = ShowWhole(buffer.AsSpan(0, length + read), isEnd: read == 0);
            length = rest.Length;
            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, Math.Min(2 * buffer.Length, LongestLine));
            }
            else
            {
                rest.CopyTo(buffer);
            }
        }
        return _isCut;
    }

    /// <summary>Shows the lines that are there to their ends, and gives back what is not.</summary>
    private ReadOnlySpan<byte> ShowWhole(ReadOnlySpan<byte> data, bool isEnd)
    {
        if (_isInCutLine)
        {
            var end = data.IndexOfAny((byte)'\n', (byte)'\r');
            _isInCutLine = end < 0;
            data = end < 0 ? [] : data[end..];
        }
        var whole = isEnd ? data.Length : data.LastIndexOfAny((byte)'\n', (byte)'\r') + 1;
        if (whole == 0 && data.Length == LongestLine)
        {
            whole = data.Length;
            _isCut = _isInCutLine = true;
        }
        ShowLines(data[..whole]);
        return data[whole..];
    }

    private void ShowLines(ReadOnlySpan<byte> lines)
    {
        Array.Fill(_next, -1);
        var at = 0;
        while (at < lines.Length && Candidate(lines, at) is >= 0 and var hit)
        {
            var start = at + lines[at..hit].LastIndexOfAny((byte)'\n', (byte)'\r') + 1;
            var length = lines[hit..].IndexOfAny((byte)'\n', (byte)'\r');
            var end = length < 0 ? lines.Length : hit + length;
            if (end > start)
            {
                _show(lines[start..end]);
            }
            at = end + 1;
        }
    }

    /// <summary>A place in the next line to show; -1: there is none.</summary>
    private int Candidate(ReadOnlySpan<byte> lines, int at)
    {
        if (_needles is null)
        {
            return at;
        }
        var nearest = int.MaxValue;
        for (var i = 0; i < _needles.Length; i++)
        {
            if (_next[i] < at)
            {
                var found = lines[at..].IndexOf(_needles[i]);
                _next[i] = found < 0 ? int.MaxValue : at + found;
            }
            nearest = Math.Min(nearest, _next[i]);
        }
        return nearest == int.MaxValue ? -1 : nearest;
    }
}
