using MathNet.Numerics;

namespace ExpRunner.Statistics;

/// <summary>How large a difference is, whatever the number of repetitions. First minus second; NaN where numbers are missing or NaN.</summary>
public static class EffectSize
{
    /// <summary>Cohen's d: the difference of the means in pooled deviations (J. Cohen, Statistical Power Analysis for the Behavioral Sciences, 2nd ed., 1988). Infinite where nothing varies but the means differ.</summary>
    public static double CohenD(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var (one, other) = (Summary.Of(first), Summary.Of(second));
        return Ratio(one.Mean - other.Mean, Pooled(one, other));
    }

    /// <summary>Cohen's d_z of pairs: the mean difference in deviations of the differences; what the power of a paired t test depends on.</summary>
    /// <exception cref="ArgumentException">There are not as many of the one as of the other.</exception>
    public static double CohenDz(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var summary = Summary.Of(Pairs.Differences(first, second));
        return Ratio(summary.Mean, summary.SampleDeviation);
    }

    /// <summary>Hedges' g: Cohen's d without its bias for few numbers, by the exact factor (L. V. Hedges, Journal of Educational Statistics 6 (1981) 107-128).</summary>
    public static double HedgesG(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var half = (first.Length + second.Length - 2) / 2.0;
        return half < 1 ? double.NaN : CohenD(first, second) * Math.Exp(SpecialFunctions.GammaLn(half) - SpecialFunctions.GammaLn(half - 0.5)) / Math.Sqrt(half);
    }

    /// <summary>Cliff's delta: how much more often a number of the first is greater than one of the second than the other way round, from -1 to 1 (N. Cliff, Psychological Bulletin 114 (1993) 494-509).</summary>
    public static double CliffsDelta(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        double[] all = [.. first, .. second];
        if (first.Length == 0 || second.Length == 0 || all.Any(double.IsNaN))
        {
            return double.NaN;
        }
        var u = Ranks.Of(all).Values.Take(first.Length).Sum() - (first.Length * (first.Length + 1.0) / 2);
        return (2 * u / ((double)first.Length * second.Length)) - 1;
    }

    /// <summary>The deviation of both samples about their own means.</summary>
    internal static double Pooled(Summary one, Summary other)
    {
        var (left, right) = (one.SampleDeviation, other.SampleDeviation);
        var scale = Math.Max(left, right);
        if (scale == 0 || one.Count < 2 || other.Count < 2)
        {
            return scale;
        }
        var squares = ((one.Count - 1) * Math.Pow(left / scale, 2)) + ((other.Count - 1) * Math.Pow(right / scale, 2));
        return scale * Math.Sqrt(squares / (one.Count + other.Count - 2));
    }

    private static double Ratio(double difference, double deviation) => difference == 0 && deviation == 0 ? 0 : difference / deviation;
}
