namespace ExpRunner.Reporting;

/// <summary>
/// The trials of one file in order of experiment_id, the last line of each id. Files are written so; as long as one is, nothing is
/// remembered. Otherwise the places of its lines are, or, with ids that are no plain whole numbers, its trials.
/// </summary>
internal sealed class FileTrials(ResultFile file)
{
    /// <summary>Lines are near their neighbours in order of id, but not always.</summary>
    private const int IndexedWindow = 1 << 13;

    private const int FirstTrials = 1000;

    private long[]? _index;
    private IReadOnlyList<ResultRow>? _rows;

    /// <summary>What was passed over.</summary>
    public List<string> Warnings { get; private set; } = [];

    /// <summary>Adds the names of the first trials, which are mostly all there are.</summary>
    public void Name(TrialNames names)
    {
        var reading = new LineReading(file, file.Lines());
        for (var i = 0; i < FirstTrials && reading.Next(); i++)
        {
            if (i == 0 || reading.IsLearned)
            {
                names.Add(reading.Row);
            }
        }
    }

    /// <summary>Adds the trials; false when their order turned out to be another, so that the pool has to begin anew.</summary>
    public bool AddTo(TrialPool pool)
    {
        if (_rows is not null)
        {
            foreach (var row in _rows)
            {
                pool.Add(row);
            }
            return true;
        }
        var lines = new LinePool(pool);
        return _index is null ? AddInOrder(lines) : AddIndexed(lines, _index);
    }

    private bool AddInOrder(LinePool pool)
    {
        var reading = new LineReading(file, file.Lines());
        var last = -1L;
        while (reading.Next())
        {
            if (!LineId.TryRead(reading, out var id) || (id <= last && id != LineId.None))
            {
                FindOrder();
                return false;
            }
            pool.Add(reading);
            last = id;
        }
        Warnings = [];
        reading.NameFaults(Warnings);
        return true;
    }

    private bool AddIndexed(LinePool pool, long[] index)
    {
        var reading = new LineReading(file, file.Lines(IndexedWindow));
        foreach (var offset in index)
        {
            reading.Read(offset);
            pool.Add(reading);
        }
        return true;
    }

    private void FindOrder()
    {
        Warnings = [];
        var reading = new LineReading(file, file.Lines());
        _index = LineIndex.Of(reading);
        if (_index is null)
        {
            _rows = ResultReader.Read(file, Warnings);
            return;
        }
        reading.NameFaults(Warnings);
    }
}
