namespace ExpRunner.Statistics;

/// <summary>
/// What a critical-difference diagram shows (J. Demšar, Journal of Machine Learning Research 7 (2006) 1-30): treatments by average rank, and
/// which of them Nemenyi's test does not tell apart.
/// </summary>
/// <param name="Names">The treatments, the best average rank first.</param>
/// <param name="AverageRanks">Their average ranks, 1 for the best in every block.</param>
/// <param name="Difference">The critical difference: average ranks that are less apart are not told apart.</param>
/// <param name="Blocks">How many blocks were ranked.</param>
/// <param name="Significance">The chance that any two equal treatments are told apart.</param>
public sealed record CriticalDifference(IReadOnlyList<string> Names, IReadOnlyList<double> AverageRanks, double Difference, int Blocks, double Significance)
{
    /// <summary>The bars of the diagram: runs of treatments, first and last, that are not told apart; each as long as it can be, none within another.</summary>
    public IReadOnlyList<(int First, int Last)> Groups
    {
        get
        {
            var groups = new List<(int First, int Last)>();
            for (var first = 0; first < AverageRanks.Count; first++)
            {
                var last = first;
                while (last + 1 < AverageRanks.Count && AverageRanks[last + 1] - AverageRanks[first] < Difference)
                {
                    last++;
                }
                if (last > first && (groups.Count == 0 || groups[^1].Last < last))
                {
                    groups.Add((first, last));
                }
            }
            return groups;
        }
    }

    /// <summary>Ranks treatments; null for fewer than two treatments or blocks, or NaN.</summary>
    /// <param name="names">The treatments.</param>
    /// <param name="blocks">For each block one number a treatment.</param>
    /// <param name="isMaximised">Whether the greatest number is the best.</param>
    /// <param name="significance">The chance that any two equal treatments are told apart.</param>
    public static CriticalDifference? Of(IReadOnlyList<string> names, IReadOnlyList<double[]> blocks, bool isMaximised, double significance = 0.05)
    {
        var test = Friedman.Test(isMaximised ? [.. blocks.Select(block => Array.ConvertAll(block, number => -number))] : blocks);
        if (double.IsNaN(test.ChiSquared.PValue))
        {
            return null;
        }
        int[] order = [.. Enumerable.Range(0, names.Count).OrderBy(i => test.AverageRanks[i])];
        return new(
            [.. order.Select(i => names[i])],
            [.. order.Select(i => test.AverageRanks[i])],
            Nemenyi.CriticalDifference(names.Count, blocks.Count, significance),
            blocks.Count,
            significance);
    }
}
