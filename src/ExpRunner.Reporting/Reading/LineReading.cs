using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>One pass over the lines of a file that hold trials. What is no trial is kept as a fault.</summary>
internal sealed class LineReading(ResultFile file, LineSource lines)
{
    private const int MostLayouts = 16;

    private readonly List<LineLayout> _layouts = [];
    private readonly List<(int Line, string Reason)> _faults = [];
    private LeafPlace[] _places = [];
    private ResultRow? _row;

    /// <summary>The file.</summary>
    public ResultFile File => file;

    /// <summary>Where the line begins in the file.</summary>
    public long Offset => lines.Offset;

    /// <summary>The number of the line, from 1.</summary>
    public int Number => lines.Number;

    /// <summary>The lines that were passed over, and why.</summary>
    public IReadOnlyList<(int Line, string Reason)> Faults => _faults;

    /// <summary>The bytes of the line.</summary>
    public ReadOnlySpan<byte> Line => lines.Line;

    /// <summary>The layout of the line, or null.</summary>
    public LineLayout? Layout { get; private set; }

    /// <summary>Whether the line was read in full.</summary>
    public bool IsLearned => Layout is null;

    /// <summary>Where the line's values stand, in the order of the layout's leaves.</summary>
    public ReadOnlySpan<LeafPlace> Places => _places;

    /// <summary>The trial of the line, read in full.</summary>
    public ResultRow Row => _row ??= ResultLine.Read(ResultLine.Parse(lines.Line), file.Path, file.Folder);

    /// <summary>Goes to the next trial; false at the end.</summary>
    public bool Next()
    {
        while (lines.Next())
        {
            _row = null;
            if (TryLayouts() || TryParse())
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Goes to the trial that begins at a place of the file.</summary>
    public void Read(long offset)
    {
        lines.Seek(offset);
        _ = Next();
    }

    /// <summary>Names what was passed over.</summary>
    public void NameFaults(List<string> warnings) => LineFaults.Name(_faults, file.Path, lines.Number, warnings);

    /// <summary>The layout that fitted last comes first.</summary>
    private bool TryLayouts()
    {
        for (var i = 0; i < _layouts.Count; i++)
        {
            var layout = _layouts[i];
            if (!layout.Fits(lines.Line, _places))
            {
                continue;
            }
            if (i > 0)
            {
                _layouts.RemoveAt(i);
                _layouts.Insert(0, layout);
            }
            Layout = layout;
            return true;
        }
        Layout = null;
        return false;
    }

    private bool TryParse()
    {
        if (ResultLine.IsBlank(lines.Line))
        {
            return false;
        }
        if (!ResultLine.TryParse(lines.Line, out var value, out var reason))
        {
            _faults.Add((lines.Number, reason));
            return false;
        }
        _row = ResultLine.Read(value, file.Path, file.Folder);
        Learn();
        return true;
    }

    private void Learn()
    {
        if (LineLayout.Of(lines.Line) is not { } layout)
        {
            return;
        }
        if (_layouts.Count == MostLayouts)
        {
            _layouts.RemoveAt(MostLayouts - 1);
        }
        _layouts.Insert(0, layout);
        Array.Resize(ref _places, Math.Max(_places.Length, layout.Leaves.Count));
    }
}
