namespace ExpRunner.Statistics;

/// <summary>
/// Nemenyi's comparison of all treatments after Friedman's test (P. B. Nemenyi, Distribution-free multiple comparisons, Princeton, 1963), as
/// J. Demšar describes it (Journal of Machine Learning Research 7 (2006) 1-30): two treatments differ when their average ranks do by at least
/// the critical difference.
/// </summary>
public static class Nemenyi
{
    /// <summary>The critical difference of average ranks: q / √2 · √(k (k + 1) / (6 N)), q from the studentized range of k with infinite degrees of freedom.</summary>
    /// <param name="treatments">How many treatments (k), at least 2.</param>
    /// <param name="blocks">How many blocks (N), at least 1.</param>
    /// <param name="significance">The chance that any two equal treatments are told apart.</param>
    public static double CriticalDifference(int treatments, int blocks, double significance = 0.05)
        => StudentizedRange.Quantile(1 - significance, treatments) / Math.Sqrt(2) * Error(treatments, blocks);

    /// <summary>The p-value of a difference of two average ranks, corrected for all pairs of treatments.</summary>
    public static double PValue(double rankDifference, int treatments, int blocks)
        => double.IsNaN(rankDifference) ? double.NaN : 1 - StudentizedRange.Below(Math.Abs(rankDifference) / Error(treatments, blocks) * Math.Sqrt(2), treatments);

    private static double Error(double treatments, double blocks) => Math.Sqrt(treatments * (treatments + 1) / (6 * blocks));
}
