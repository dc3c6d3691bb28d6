using System.Text;

namespace ExpRunner.Programs.Running.OnNodes;

/// <summary>
/// A stream of a stage on a node: what a login shell prints first, the output of the program, and what its script says behind marks that no program knows.
/// </summary>
/// <param name="mark">The mark; the character behind it says what it means.</param>
/// <param name="marked">Takes what stands behind the mark, and the rest of the line where it has one.</param>
internal sealed class MarkedStream(byte[] mark, Action<char, string> marked) : IOutputFilter
{
    /// <summary>Marks with a line behind them.</summary>
    private const string WithLine = "-.";
    private const char Begin = '+', End = '.', LastOfOutput = '-';
    private const int MostBefore = 4096;
    private readonly ManualResetEventSlim _ended = new(initialState: false, spinCount: 0);
    private readonly MemoryStream _held = new();
    private readonly MemoryStream _before = new();
    private Stream? _packed;
    private char _line;
    private bool _hasBegun;
    private bool _hasPrinted;

    /// <summary>Makes a place for what comes packed behind a mark; null: it is passed over.</summary>
    public Func<char, Stream?> PackedFor { get; init; } = _ => null;

    /// <summary>Whether the last mark has come.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>What went wrong here.</summary>
    public Exception? Fault { get; private set; }

    /// <summary>What came before the program began.</summary>
    public string Before => Encoding.UTF8.GetString(_before.GetBuffer(), 0, (int)_before.Length).Trim();

    public bool Take(ReadOnlySpan<byte> bytes, TakeBytes printed)
    {
        if (_held.Length > 0)
        {
            _held.Write(bytes);
            bytes = _held.ToArray();
            _held.SetLength(0);
        }
        while (bytes.Length > 0)
        {
            if (!TakeNext(ref bytes, printed))
            {
                _held.Write(bytes);
                return true;
            }
            if (IsComplete)
            {
                return false;
            }
        }
        return true;
    }

    void IOutputFilter.End(Exception? fault)
    {
        Fault = fault;
        _ended.Set();
    }

    /// <summary>Waits until nothing comes any more.</summary>
    /// <param name="patience">The longest wait.</param>
    /// <returns>Whether it is so.</returns>
    public bool Await(TimeSpan patience) => _ended.Wait(patience);

    /// <summary>Takes the next part; false: what is left must wait for more.</summary>
    private bool TakeNext(ref ReadOnlySpan<byte> bytes, TakeBytes printed)
    {
        if (_line != 0)
        {
            return TakeLine(ref bytes);
        }
        var at = bytes.IndexOf(mark);
        if (at < 0)
        {
            var whole = bytes.Length - Beginning(bytes);
            Give(bytes[..whole], printed);
            bytes = bytes[whole..];
            return bytes.Length == 0;
        }
        Give(bytes[..at], printed);
        bytes = bytes[at..];
        if (bytes.Length == mark.Length)
        {
            return false;
        }
        Meet((char)bytes[mark.Length]);
        bytes = bytes[(mark.Length + 1)..];
        return true;
    }

    private bool TakeLine(ref ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)'\n');
        if (end < 0)
        {
            return false;
        }
        marked(_line, Encoding.UTF8.GetString(bytes[..end]));
        IsComplete = _line == End;
        _line = default;
        bytes = bytes[(end + 1)..];
        return true;
    }

    private void Meet(char kind)
    {
        _hasBegun |= kind == Begin;
        _hasPrinted |= kind == LastOfOutput;
        if (WithLine.Contains(kind, StringComparison.Ordinal))
        {
            _line = kind;
            return;
        }
        if (_hasPrinted)
        {
            _packed = PackedFor(kind);
            return;
        }
        marked(kind, "");
    }

    private void Give(ReadOnlySpan<byte> bytes, TakeBytes printed)
    {
        if (bytes.Length == 0)
        {
            return;
        }
        if (_hasPrinted)
        {
            _packed?.Write(bytes);
        }
        else if (_hasBegun)
        {
            printed(bytes);
        }
        else if (_before.Length < MostBefore)
        {
            _before.Write(bytes[..Math.Min(bytes.Length, MostBefore)]);
        }
    }

    /// <summary>How many bytes at the end may be the beginning of a mark.</summary>
    private int Beginning(ReadOnlySpan<byte> bytes)
    {
        for (var length = Math.Min(mark.Length - 1, bytes.Length); length > 0; length--)
        {
            if (bytes.EndsWith(mark.AsSpan(0, length)))
            {
                return length;
            }
        }
        return 0;
    }
}
