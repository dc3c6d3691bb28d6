namespace ExpRunner.Statistics;

/// <summary>
/// The signed-rank test of pairs (F. Wilcoxon, Biometrics Bulletin 1 (1945) 80-83): whether differences are symmetric
/// about 0. It presumes independent pairs.
/// </summary>
public static class WilcoxonSignedRank
{
    /// <summary>The name of the test; <see cref="StatisticalTest.Method"/> adds how the p-value was had.</summary>
    public const string Method = "Wilcoxon signed-rank";

    /// <summary>Fewer pairs than this are tested exactly when no two differences are equally large.</summary>
    public const int LeastApproximated = 50;

    /// <summary>
    /// Tests pairs. The statistic is the sum of the ranks of positive differences, first minus second. Pairs without a difference are
    /// left out and do not count; differences that rounding alone tells apart are ties. NaN leaves the test undefined.
    /// </summary>
    /// <remarks>The approximation is normal, with correction for ties and for continuity. With nothing left the p-value is 1.</remarks>
    /// <exception cref="ArgumentException">There are not as many of the one as of the other.</exception>
    public static StatisticalTest Test(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var differences = Pairs.Differences(first, second);
        if (differences.Any(double.IsNaN))
        {
            return StatisticalTest.Undefined(Method, differences.Length);
        }
        var tolerance = Ranks.ToleranceOf(first, second);
        differences = Array.FindAll(differences, difference => Math.Abs(difference) > tolerance);
        var ranks = Ranks.Of(Array.ConvertAll(differences, Math.Abs), tolerance);
        var positive = ranks.Values.Where((_, i) => differences[i] > 0).Sum();
        var isExact = differences.Length < LeastApproximated && ranks.Ties == 0;
        return new()
        {
            Method = $"{Method}, {(isExact ? "exact" : "normal approximation")}",
            Statistic = positive,
            PValue = differences.Length == 0 ? (first.Length == 0 ? double.NaN : 1) : isExact ? Exact((int)positive, differences.Length) : Approximate(positive, differences.Length, ranks.Ties),
            Count = differences.Length,
        };
    }

    /// <summary>Of all 2^n signs of the ranks, the share with a sum at least as far from the middle.</summary>
    private static double Exact(int positive, int count)
    {
        var ways = new double[(count * (count + 1) / 2) + 1];
        ways[0] = 1;
        for (var rank = 1; rank <= count; rank++)
        {
            for (var sum = ways.Length - 1; sum >= rank; sum--)
            {
                ways[sum] += ways[sum - rank];
            }
        }
        var outer = Math.Min(positive, ways.Length - 1 - positive);
        return Math.Min(1, 2 * ways.Take(outer + 1).Sum() / Math.Pow(2, count));
    }

    private static double Approximate(double positive, double count, double ties)
    {
        var distance = positive - (count * (count + 1) / 4);
        var deviation = Math.Sqrt((count * (count + 1) * ((2 * count) + 1) / 24) - (ties / 48));
        return Tails.BothNormal(Math.Max(0, Math.Abs(distance) - 0.5) / deviation);
    }
}
