using ExpRunner.Reporting;

namespace ExpRunner.Querying;

/// <summary>Reads the trials of one file into the database: all of them, or those that came since.</summary>
internal sealed class TrialLoading(Database database, Catalog catalog, long source, Action<long> progress) : IDisposable
{
    private const int LinesAStep = 1 << 12;

    private readonly Dictionary<string, TrialWriter> _writers = new(StringComparer.Ordinal);
    private readonly TrialKeys _keys = new(source);
    private byte[] _experiment = [];
    private TrialWriter? _last;

    /// <summary>Reads on from a mark; gives the mark for the next time.</summary>
    public FileMark Read(ResultFile file, FileMark now, FileMark? from, out IReadOnlyList<(int Line, string Reason)> faults)
    {
        var lines = file.Lines();
        if (from is not null)
        {
            lines.Resume(from.Offset, from.Line);
        }
        var reading = new LineReading(file, lines);
        var (offset, line) = (from?.Offset ?? 0, from?.Line ?? 1);
        while (reading.Next())
        {
            (offset, line) = (reading.Offset, reading.Number);
            WriterOf(reading).Write(reading, _keys.Of(reading));
            if (reading.Number % LinesAStep == 0)
            {
                progress(offset);
            }
        }
        faults = reading.Faults;
        return now.ReadTo(file.Path, offset, line, reading.Number, _keys.HasOdd);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var writer in _writers.Values)
        {
            writer.Dispose();
        }
    }

    /// <summary>Most lines are of the experiment of the line before.</summary>
    private TrialWriter WriterOf(LineReading reading)
    {
        var leaf = reading.Layout?.Experiment ?? -1;
        var bytes = leaf < 0 ? default : reading.Places[leaf].Of(reading.Line);
        if (_last is null || leaf < 0 || !bytes.SequenceEqual(_experiment))
        {
            _experiment = bytes.ToArray();
            var name = reading.Layout is not null && leaf < 0 ? reading.File.Folder : reading.Row.Experiment;
            if (!_writers.TryGetValue(name, out var writer))
            {
                _writers[name] = writer = new(database, catalog[name]);
            }
            _last = writer;
        }
        return _last;
    }
}
