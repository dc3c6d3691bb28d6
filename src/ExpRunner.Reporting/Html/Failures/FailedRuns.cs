using System.Globalization;
using ExpRunner.Results;
using ExpRunner.Sweeps;

namespace ExpRunner.Reporting.Html;

/// <summary>Finds the repetitions that did not complete: in the journals, or, where there are none, in the lines of results.jsonl, which name the first one of each trial.</summary>
internal static class FailedRuns
{
    /// <param name="rows">The trials.</param>
    /// <param name="sweeps">The sweeps they are of.</param>
    /// <param name="keepsOthers">Whether repetitions of trials that are no row count as well.</param>
    public static IReadOnlyList<FailedRun> Of(TrialRows rows, IReadOnlyList<SweepRecord> sweeps, bool keepsOthers)
    {
        var found = new List<FailedRun>();
        foreach (var sweep in sweeps)
        {
            var ends = sweep.Ends.Where(end => end.Status is not (AttemptStatus.Completed or AttemptStatus.Cancelled)).OrderBy(end => end.Id).ThenBy(end => end.RunId);
            found.AddRange(ends.Select(end => Of(rows, sweep.Status.Folder, end)).Where(run => run.Row >= 0 || keepsOthers));
        }
        var known = sweeps.Select(sweep => Path.GetFullPath(sweep.Status.Folder)).ToHashSet();
        for (var row = 0; row < rows.All.Count; row++)
        {
            if (rows.All[row].IsFailed && !known.Contains(rows.FolderOf(row)))
            {
                found.AddRange(Of(rows, row));
            }
        }
        return found;
    }

    private static FailedRun Of(TrialRows rows, string folder, RecordedEnd end)
    {
        var id = end.Id.ToString(CultureInfo.InvariantCulture);
        return new(rows.IndexOf(folder, id), id, end.RunId, StatusNames.Of(end.Status), end.Error ?? "", Path.Join(folder, end.Folder));
    }

    private static IEnumerable<FailedRun> Of(TrialRows rows, int row)
    {
        var trial = rows.All[row];
        return Repetition.Of(trial).Where(run => run.Status is not (null or "completed" or "cancelled"))
            .Select(run => new FailedRun(row, trial.Id.ToString(), run.RunId, run.Status!, run.Error.IsNull ? "" : run.Error.ToString(), null));
    }
}
