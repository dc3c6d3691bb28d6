namespace ExpRunner.Statistics;

/// <summary>
/// The t test of pairs ("Student", Biometrika 6 (1908) 1-25): whether the mean of the differences is 0. It presumes
/// independent pairs with roughly normal differences.
/// </summary>
public static class PairedT
{
    /// <summary>The name of the test.</summary>
    public const string Method = "paired t";

    /// <summary>The mean difference of pairs, first minus second. NaN or an infinity among them, or fewer than two pairs, leave the error undefined.</summary>
    /// <exception cref="ArgumentException">There are not as many of the one as of the other.</exception>
    public static MeanDifference Of(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var summary = Summary.Of(Pairs.Differences(first, second));
        return new(Method, summary.Mean, summary.StandardError, summary.Count - 1, summary.Count);
    }
}
