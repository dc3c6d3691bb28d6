using System.Globalization;
using ExpRunner.Reporting.Html;
using ExpRunner.Results;
using ExpRunner.Sweeps;

namespace ExpRunner.Reporting.Live;

/// <summary>Counts why repetitions failed.</summary>
internal sealed class FailureCauses
{
    private readonly Dictionary<int, (LinePlace Line, string Cause)> _known = [];

    /// <summary>The causes of the failures that count now, the most frequent one first.</summary>
    public IReadOnlyList<FailureCount> Of(SweepHistory history)
    {
        var counts = new Dictionary<(string, string), (int Count, int First)>();
        for (var number = 0; number < history.RepetitionCount; number++)
        {
            ref readonly var entry = ref history.RepetitionAt(number);
            if (entry.Status is not { } status || status is AttemptStatus.Completed or AttemptStatus.Cancelled || entry.RunId >= history.TrialAt(entry.Trial).Asked)
            {
                continue;
            }
            var key = (StatusNames.Of(status), CauseOf(history, number, entry.Ended));
            counts[key] = counts.TryGetValue(key, out var found) ? (found.Count + 1, found.First) : (1, number);
        }
        return [.. counts.OrderByDescending(entry => entry.Value.Count).ThenBy(entry => entry.Value.First)
            .Select(entry => new FailureCount(entry.Key.Item1, entry.Key.Item2, entry.Value.Count, NameOf(history, entry.Value.First)))];
    }

    /// <summary>Forgets everything.</summary>
    public void Clear() => _known.Clear();

    private string CauseOf(SweepHistory history, int number, LinePlace line)
    {
        if (_known.TryGetValue(number, out var known) && known.Line == line)
        {
            return known.Cause;
        }
        var cause = string.Intern(CauseText.Of(JournalText.Parse(history.LineAt(line)).Text("error") ?? ""));
        _known[number] = (line, cause);
        return cause;
    }

    private static string NameOf(SweepHistory history, int number)
        => string.Create(CultureInfo.InvariantCulture, $"#{history.IdOf(history.RepetitionAt(number).Trial)}/{history.RepetitionAt(number).RunId}");
}
