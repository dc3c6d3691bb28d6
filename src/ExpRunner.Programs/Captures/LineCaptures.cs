using System.Text;

namespace ExpRunner.Programs.Captures;

/// <summary>Looks at the lines of one log or file with the captures that read it.</summary>
internal sealed class LineCaptures
{
    private static readonly byte[] Brace = "{"u8.ToArray();
    private readonly CaptureSet _set;
    private readonly int[] _captures;
    private readonly bool _isFile;
    private readonly List<string> _found = [];

    public LineCaptures(CaptureSet set, int[] captures, bool isFile, RowBuilder rows)
    {
        (_set, _captures, _isFile, Rows) = (set, captures, isFile, rows);
        var needles = captures.Select(i => set.Captures[i].Pattern is { } pattern ? pattern.Needle : Brace).ToList();
        if (set.RowBreak is { } rowBreak)
        {
            needles.Add(rowBreak.Needle);
        }
        Needles = needles.Contains(null) ? null : [.. needles.OfType<byte[]>()];
    }

    /// <summary>What the lines that matter hold; null: any line may matter.</summary>
    public byte[][]? Needles { get; }

    /// <summary>What was found.</summary>
    public RowBuilder Rows { get; }

    /// <summary>Looks at a line.</summary>
    public void Read(ReadOnlySpan<byte> line)
    {
        string? text = null;
        var isBreak = _set.RowBreak is { } rowBreak && Holds(line, rowBreak) && rowBreak.IsMatch(text = Encoding.UTF8.GetString(line));
        if (isBreak)
        {
            Rows.BeforeBreak();
        }
        foreach (var capture in _captures)
        {
            if (_set.Captures[capture].Pattern is not { } pattern)
            {
                ReadJson(line, capture);
            }
            else if (Holds(line, pattern))
            {
                ReadText(text ??= Encoding.UTF8.GetString(line), capture, pattern);
            }
        }
        if (isBreak)
        {
            Rows.AfterBreak();
        }
    }

    private static bool Holds(ReadOnlySpan<byte> line, CapturePattern pattern) => pattern.Needle is not { } needle || line.IndexOf(needle) >= 0;

    private void ReadText(string line, int capture, CapturePattern pattern)
    {
        pattern.FindMatches(line, _found);
        foreach (var value in _found)
        {
            Rows.Add(capture, _set.Captures[capture].Name, PrintedValue.Read(value));
        }
    }

    /// <summary>Of output the last object counts as a whole; of a file the last value of each member does.</summary>
    private void ReadJson(ReadOnlySpan<byte> line, int capture)
    {
        var spec = _set.Captures[capture];
        if (!PrintedJson.TryObject(line, out var value))
        {
            return;
        }
        if (!_isFile && spec.Take == CaptureTake.Last)
        {
            Rows.Clear(capture);
        }
        foreach (var (name, score) in JsonScores.In(value, spec))
        {
            Rows.Add(capture, name, score);
        }
    }
}
