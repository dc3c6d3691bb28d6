using Digits;
using ExpRunner.Results;

namespace ExpRunner.PageCode;

/// <summary>The code of docs/query.md.</summary>
internal static class Queries
{
    public static SweepRow<KnnExperiment>? Best()
    {
        var best = SweepResults<KnnExperiment>.Load("results")
            .Where(row => row.Config.Metric == Distance.Euclidean)
            .MaxBy(row => row.Mean("Accuracy"));
        return best;
    }
}
