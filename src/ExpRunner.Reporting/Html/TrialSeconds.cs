using System.Globalization;
using ExpRunner.Results;
using ExpRunner.Sweeps;

namespace ExpRunner.Reporting.Html;

/// <summary>How long trials took, from the journals.</summary>
internal static class TrialSeconds
{
    /// <summary>For each trial the mean time of the repetitions that completed; NaN where none did, or no journal tells.</summary>
    public static double[] Of(TrialRows rows, IReadOnlyList<SweepRecord> sweeps)
    {
        var (sums, counts) = (new double[rows.All.Count], new int[rows.All.Count]);
        foreach (var sweep in sweeps)
        {
            foreach (var end in sweep.Ends.Where(end => end.Status == AttemptStatus.Completed && double.IsFinite(end.Seconds)))
            {
                if (rows.IndexOf(sweep.Status.Folder, end.Id.ToString(CultureInfo.InvariantCulture)) is >= 0 and var row)
                {
                    sums[row] += end.Seconds;
                    counts[row]++;
                }
            }
        }
        return [.. sums.Zip(counts, (sum, count) => sum / count)];
    }
}
