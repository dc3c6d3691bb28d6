using System.Runtime.CompilerServices;

namespace ExpRunner.Reporting;

/// <summary>
/// The lines of a file through one buffer that does not grow with the file. They end as those of a StreamReader do: with a line
/// feed, a carriage return or both; the end of the file ends the last one.
/// </summary>
/// <param name="stream">The file; it can seek.</param>
/// <param name="length">Where it ended when it was opened: what is appended meanwhile is not read.</param>
/// <param name="window">How many bytes are read at once.</param>
internal sealed class LineSource(Stream stream, long length, int window = LineSource.Window)
{
    /// <summary>Bytes behind every line that may be looked at; the first of them is below a space.</summary>
    public const int Padding = 80;

    /// <summary>As much as stays in a core's cache.</summary>
    public const int Window = 1 << 18;

    private byte[] _buffer = new byte[window + Padding];
    private long _read;
    private int _next;
    private int _to;
    private int _start;
    private int _length;

    /// <summary>The number of the line, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Where the line begins in the file.</summary>
    public long Offset => _read - _to + _start;

    /// <summary>The line without its end, until the next one is read.</summary>
    public ReadOnlySpan<byte> Line => _buffer.AsSpan(_start, _length);

    /// <summary>Goes to the line that begins at a place of the file; the numbers of lines are wrong from then on.</summary>
    public void Seek(long offset)
    {
        var inBuffer = offset - (_read - _to);
        if (inBuffer >= 0 && inBuffer <= _to)
        {
            _next = (int)inBuffer;
            return;
        }
        (_read, _next, _to) = (offset, 0, 0);
    }

    /// <summary>Goes to the line that begins at a place of the file and has a number.</summary>
    public void Resume(long offset, int number)
    {
        Seek(offset);
        Number = number - 1;
    }

    /// <summary>Goes to the next line; false at the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Next()
    {
        var searched = 0;
        while (true)
        {
            var end = _buffer.AsSpan(_next + searched, _to - _next - searched).IndexOfAny((byte)'\n', (byte)'\r') + searched;
            // A carriage return at the end of the buffer may be the first half of a line's end.
            if (end >= searched && (_buffer[_next + end] == '\n' || _next + end + 1 < _to || !Fill()))
            {
                Take(end, _buffer[_next + end] == '\r' && _next + end + 1 < _to && _buffer[_next + end + 1] == '\n' ? 2 : 1);
                return true;
            }
            if (end >= searched)
            {
                continue;
            }
            searched = _to - _next;
            if (Fill())
            {
                continue;
            }
            if (searched > 0)
            {
                Take(searched, 0);
            }
            return searched > 0;
        }
    }

    private void Take(int lineLength, int endLength)
    {
        (_start, _length) = (_next, lineLength);
        _next += lineLength + endLength;
        Number++;
    }

    /// <summary>Reads on behind what is not yet used; false at the end of the file.</summary>
    private bool Fill()
    {
        if (_read >= length)
        {
            return false;
        }
        var unused = _to - _next;
        if (_next > 0)
        {
            _buffer.AsSpan(_next, unused).CopyTo(_buffer);
        }
        if (unused > (_buffer.Length - Padding) / 2)
        {
            Array.Resize(ref _buffer, checked((2 * (_buffer.Length - Padding)) + Padding));
        }
        stream.Position = _read;
        var count = stream.Read(_buffer, unused, (int)Math.Min(_buffer.Length - Padding - unused, length - _read));
        (_next, _to) = (0, unused + count);
        _read += count;
        _buffer.AsSpan(_to, Padding).Clear();
        return count > 0;
    }
}
