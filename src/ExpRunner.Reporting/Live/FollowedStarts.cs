using ExpRunner.Results;

namespace ExpRunner.Reporting.Live;

/// <summary>What each start of a sweep did so far, and when it did something last.</summary>
internal sealed class FollowedStarts
{
    private readonly List<(LinePlace Started, LinePlace Ended, int Count)> _all = [];

    /// <summary>A repetition started in it.</summary>
    public void Start(int runner, LinePlace line) => Change(runner, line, LinePlace.None);

    /// <summary>A repetition ended in it.</summary>
    public void End(int runner, LinePlace line) => Change(runner, LinePlace.None, line);

    /// <summary>Forgets everything.</summary>
    public void Clear() => _all.Clear();

    /// <summary>The starts, in order.</summary>
    public IReadOnlyList<RecordedStart> Of(RecordedSweep sweep)
    {
        var starts = new List<RecordedStart>();
        for (var i = 0; i < sweep.History.RunnerCount; i++)
        {
            var runner = sweep.History.RunnerOf(i)!;
            var (started, ended, count) = i < _all.Count ? _all[i] : (LinePlace.None, LinePlace.None, 0);
            var (began, last) = (TimeOf(sweep.History, started, isEnd: false), TimeOf(sweep.History, ended, isEnd: true));
            starts.Add(new(runner) { StartedAt = runner.StartedAt, LastAt = last > began || began is null ? last : began, Ended = count, IsLive = sweep.IsLive(runner) });
        }
        return [.. starts.OrderBy(start => start.StartedAt)];
    }

    private void Change(int runner, LinePlace started, LinePlace ended)
    {
        if (runner < 0)
        {
            return;
        }
        while (_all.Count <= runner)
        {
            _all.Add((LinePlace.None, LinePlace.None, 0));
        }
        var entry = _all[runner];
        _all[runner] = started.IsKnown ? entry with { Started = started } : (entry.Started, ended, entry.Count + 1);
    }

    private static DateTimeOffset? TimeOf(SweepHistory history, LinePlace line, bool isEnd)
    {
        if (!line.IsKnown)
        {
            return null;
        }
        var text = JournalText.Parse(history.LineAt(line));
        return isEnd ? text.Time("started_at")?.AddSeconds(text.Number("duration") ?? 0) : text.Time("at");
    }
}
