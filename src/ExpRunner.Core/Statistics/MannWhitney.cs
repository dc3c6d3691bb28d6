namespace ExpRunner.Statistics;

/// <summary>
/// The U test of two samples (H. B. Mann, D. R. Whitney, Annals of Mathematical Statistics 18 (1947) 50-60): whether numbers of the one
/// tend to be greater than those of the other. It presumes independent numbers.
/// </summary>
public static class MannWhitney
{
    /// <summary>The name of the test; <see cref="StatisticalTest.Method"/> adds how the p-value was had.</summary>
    public const string Method = "Mann-Whitney U";

    /// <summary>Samples smaller than this, both of them, are tested exactly when no two numbers are equal.</summary>
    public const int LeastApproximated = 50;

    /// <summary>
    /// Tests two samples. The statistic U counts in how many combinations the first is greater than the second, ties one half. NaN or an empty
    /// sample leave the test undefined; infinities have their place in the order.
    /// </summary>
    /// <remarks>The approximation is normal, with correction for ties and for continuity. Where all numbers are equal the p-value is 1.</remarks>
    public static StatisticalTest Test(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        double[] all = [.. first, .. second];
        if (first.Length == 0 || second.Length == 0 || all.Any(double.IsNaN))
        {
            return StatisticalTest.Undefined(Method, all.Length);
        }
        var ranks = Ranks.Of(all);
        var u = ranks.Values.Take(first.Length).Sum() - (first.Length * (first.Length + 1.0) / 2);
        var isExact = first.Length < LeastApproximated && second.Length < LeastApproximated && ranks.Ties == 0;
        return new()
        {
            Method = $"{Method}, {(isExact ? "exact" : "normal approximation")}",
            Statistic = u,
            PValue = isExact ? Exact((int)u, first.Length, second.Length) : Approximate(u, first.Length, second.Length, ranks.Ties),
            Count = all.Length,
        };
    }

    /// <summary>
    /// Of all ways to draw the first sample from both, the share with a U at least as far from the middle. How many have each U are the
    /// coefficients of a Gaussian binomial, built factor by factor in whole numbers.
    /// </summary>
    private static double Exact(int u, int first, int second)
    {
        var product = first * second;
        var ways = new UInt128[product + 1];
        ways[0] = 1;
        for (var i = 1; i <= first; i++)
        {
            for (var sum = product; sum >= second + i; sum--)
            {
                ways[sum] -= ways[sum - second - i];
            }
            for (var sum = i; sum <= product; sum++)
            {
                ways[sum] += ways[sum - i];
            }
        }
        var (outer, all) = (0.0, 0.0);
        for (var sum = 0; sum <= product; sum++)
        {
            all += (double)ways[sum];
            outer += sum <= Math.Min(u, product - u) ? (double)ways[sum] : 0;
        }
        return Math.Min(1, 2 * outer / all);
    }

    private static double Approximate(double u, double first, double second, double ties)
    {
        var all = first + second;
        var distance = u - (first * second / 2);
        var deviation = Math.Sqrt(first * second / 12 * (all + 1 - (ties / (all * (all - 1)))));
        return deviation > 0 ? Tails.BothNormal(Math.Max(0, Math.Abs(distance) - 0.5) / deviation) : 1;
    }
}
