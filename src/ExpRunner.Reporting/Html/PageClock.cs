using ExpRunner.Results;

namespace ExpRunner.Reporting.Html;

/// <summary>How long sweeps ran, and how fast.</summary>
internal static class PageClock
{
    /// <summary>A pace needs so many seconds to mean something.</summary>
    private const double Least = 0.5;

    /// <summary>The seconds in which at least one start ran.</summary>
    public static double Covered(IEnumerable<RecordedStart> starts, DateTimeOffset now)
    {
        var (seconds, until) = (0.0, DateTimeOffset.MinValue);
        foreach (var start in starts.OrderBy(start => start.StartedAt))
        {
            var (from, to) = (start.StartedAt!.Value, EndOf(start, now));
            if (to > until)
            {
                seconds += (to - (from > until ? from : until)).TotalSeconds;
                until = to;
            }
        }
        return seconds;
    }

    /// <summary>Attempts that ended in a second: of the starts that live, or of all where none does. Null where that says nothing yet.</summary>
    public static double? PerSecond(IReadOnlyList<RecordedStart> starts, DateTimeOffset now)
    {
        var counted = starts.Any(start => start.IsLive) ? starts.Where(start => start.IsLive).ToList() : starts;
        var (ended, seconds) = (counted.Sum(start => start.Ended), Covered(counted, now));
        return ended > 0 && seconds >= Least ? ended / seconds : null;
    }

    private static DateTimeOffset EndOf(RecordedStart start, DateTimeOffset now)
        => start.IsLive && now > start.StartedAt ? now : start.LastAt > start.StartedAt ? start.LastAt.Value : start.StartedAt!.Value;
}
