namespace ExpRunner.Statistics;

/// <summary>
/// The rank test of several samples (W. H. Kruskal, W. A. Wallis, Journal of the American Statistical Association 47 (1952) 583-621),
/// corrected for ties. It presumes independent numbers.
/// </summary>
public static class KruskalWallis
{
    /// <summary>The name of the test.</summary>
    public const string Method = "Kruskal-Wallis";

    /// <summary>Tests samples; the statistic is H. NaN, an empty sample or fewer than two leave it undefined; where all numbers are equal the p-value is 1.</summary>
    public static StatisticalTest Test(IReadOnlyList<double[]> samples)
    {
        double[] all = [.. samples.SelectMany(sample => sample)];
        if (samples.Count < 2 || samples.Any(sample => sample.Length == 0) || all.Any(double.IsNaN))
        {
            return StatisticalTest.Undefined(Method, all.Length);
        }
        var ranks = Ranks.Of(all);
        var (squares, at) = (0.0, 0);
        foreach (var sample in samples)
        {
            var sum = ranks.Values.AsSpan(at, sample.Length).ToArray().Sum();
            squares += sum * sum / sample.Length;
            at += sample.Length;
        }
        double count = all.Length;
        var correction = 1 - (ranks.Ties / ((count * count * count) - count));
        var statistic = correction > 0 ? ((12 / (count * (count + 1)) * squares) - (3 * (count + 1))) / correction : 0;
        return new()
        {
            Method = Method,
            Statistic = statistic,
            DegreesOfFreedom = samples.Count - 1,
            PValue = Tails.AboveChiSquared(Math.Max(0, statistic), samples.Count - 1),
            Count = all.Length,
        };
    }
}
