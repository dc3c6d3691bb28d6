using ExpRunner.Sweeps;

namespace ExpRunner.Results;

/// <summary>Reads trials and their outcomes back from the journals.</summary>
internal sealed class RecordedTrials : IDisposable
{
    private readonly SweepHistory _history;
    private readonly ConfigReading _reading;
    private readonly LineFetcher[] _files;

    public RecordedTrials(SweepHistory history, ConfigReading reading, IFiles files, IEnumerable<string> journals)
    {
        (_history, _reading) = (history, reading);
        _files = [.. journals.Select(path => new LineFetcher(files, path))];
        history.LineAt = place => LineAt(place).ToArray();
    }

    /// <summary>Fills a record with a trial as its line of results.jsonl shows it; false where it has none.</summary>
    public bool TryFill(TrialRecord record, int trial)
    {
        record.Clear();
        ref readonly var entry = ref _history.TrialAt(trial);
        if (entry.Kept == 0 || !entry.Config.IsKnown)
        {
            return false;
        }
        record.Id = _history.IdOf(trial);
        record.Asked = entry.Kept;
        var repetitions = entry.Kept <= 64 ? stackalloc int[entry.Kept] : new int[entry.Kept];
        if (!_history.TryGetEnded(trial, repetitions))
        {
            return false;
        }
        AddConfig(record, trial);
        foreach (var repetition in repetitions)
        {
            Add(record, repetition, _history.RepetitionAt(repetition).RunId);
        }
        return true;
    }

    /// <summary>Adds the outcome of a repetition to a record.</summary>
    public void Add(TrialRecord record, int repetition, int runId)
    {
        ref readonly var entry = ref _history.RepetitionAt(repetition);
        var members = new MemberReader(LineAt(entry.Ended));
        var scores = record.Keep(members.TryGet("scores"u8, out var json) ? json : "{}"u8);
        var error = entry.Status != AttemptStatus.Completed && members.TryGet("error"u8, out var text) ? record.Keep(text) : default;
        record.Repetitions.Add(new RepetitionRecord(runId, entry.Tries, entry.Status, error, scores));
    }

    public void Dispose() => Array.ForEach(_files, file => file.Dispose());

    private void AddConfig(TrialRecord record, int trial)
    {
        ref readonly var entry = ref _history.TrialAt(trial);
        if (entry.IsRefused || entry.IsCurrent && !_reading.HasComputed)
        {
            var members = new MemberReader(LineAt(entry.Config));
            record.Config = record.Keep(members.TryGet("config"u8, out var json) ? json : "{}"u8);
            if ((entry.IsRefused || !_reading.IsKnown) && members.TryGet("computed"u8, out var computed))
            {
                record.Computed = record.Keep(computed);
            }
            return;
        }
        var config = _history.ConfigOf(trial);
        var start = record.Bytes.Length;
        record.Bytes.Value(config);
        record.Config = start..record.Bytes.Length;
        record.Bytes.Value(_reading.Computed(config));
        record.Computed = record.Config.End..record.Bytes.Length;
    }

    private ReadOnlySpan<byte> LineAt(LinePlace place) => place.IsKnown ? _files[place.File].LineAt(place.Offset) : default;
}
