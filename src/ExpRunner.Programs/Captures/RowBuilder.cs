using ExpRunner.Values;

namespace ExpRunner.Programs.Captures;

/// <summary>
/// Sorts what is found in one log into rows. Where something was found before the first break, a break ends a row and what stands on
/// its line belongs to that row; otherwise a break begins one.
/// </summary>
internal sealed class RowBuilder(CaptureSet set, CaptureRow total)
{
    private readonly List<CaptureRow> _rows = [];
    private CaptureRow _row = new(set);
    private bool? _breaksEnd;

    /// <summary>Whether rows were dropped.</summary>
    public bool IsFull { get; private set; }

    /// <summary>The rows; none where nothing broke the log, whose values are <paramref name="common"/> to all rows then.</summary>
    public IReadOnlyList<CaptureRow> Finish(out CaptureRow? common)
    {
        common = _breaksEnd is null ? _row : null;
        if (_breaksEnd is not null && !_row.IsEmpty)
        {
            _rows.Add(_row);
        }
        return _rows;
    }

    /// <summary>A break comes, before what stands on its line.</summary>
    public void BeforeBreak()
    {
        if (_breaksEnd is null)
        {
            _breaksEnd = !_row.IsEmpty;
        }
        else if (_breaksEnd == false)
        {
            Close();
        }
    }

    /// <summary>A break was there, with what stands on its line.</summary>
    public void AfterBreak()
    {
        if (_breaksEnd == true)
        {
            Close();
        }
    }

    /// <summary>Takes a value.</summary>
    public void Add(int capture, string name, Value value)
    {
        total.Add(capture, name, value);
        _row.Add(capture, name, value);
    }

    /// <summary>Forgets what a capture found before.</summary>
    public void Clear(int capture)
    {
        total.Clear(capture);
        _row.Clear(capture);
    }

    private void Close()
    {
        IsFull |= _rows.Count == Tally.MostKept;
        if (_rows.Count < Tally.MostKept)
        {
            _rows.Add(_row);
        }
        _row = new(set);
    }
}
