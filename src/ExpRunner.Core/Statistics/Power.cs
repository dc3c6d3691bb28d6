using MathNet.Numerics.Distributions;

namespace ExpRunner.Statistics;

/// <summary>The power of two-sided t tests, and how many repetitions reach it (J. Cohen, Statistical Power Analysis for the Behavioral Sciences, 2nd ed., 1988), by the noncentral t distribution.</summary>
public static class Power
{
    /// <summary>The chance of 80% that is usually asked for.</summary>
    public const double Usual = 0.8;

    private const int Most = 1_000_000;

    /// <summary>The chance that a paired t test finds an effect.</summary>
    /// <param name="effect">The true mean difference in deviations of the differences (d_z).</param>
    /// <param name="pairs">How many pairs, at least 2.</param>
    /// <param name="significance">The p-value below which it counts as found.</param>
    public static double Paired(double effect, int pairs, double significance = 0.05)
        => Of(pairs - 1, Math.Abs(effect) * Math.Sqrt(pairs), significance);

    /// <summary>The chance that a t test of two samples of the same size finds an effect.</summary>
    /// <param name="effect">The true difference in deviations (d).</param>
    /// <param name="each">How many numbers each sample has, at least 2.</param>
    /// <param name="significance">The p-value below which it counts as found.</param>
    public static double Unpaired(double effect, int each, double significance = 0.05)
        => Of((2 * each) - 2, Math.Abs(effect) * Math.Sqrt(each / 2.0), significance);

    /// <summary>How many pairs a paired t test needs; null where the effect is none, NaN, or so small that a million pairs are too few.</summary>
    public static int? PairsFor(double effect, double power = Usual, double significance = 0.05) => Least(effect, 1, power, significance, pairs => Paired(effect, pairs, significance) >= power);

    /// <summary>How many numbers each of two samples needs; null where the effect is none, NaN, or so small that a million are too few.</summary>
    public static int? EachFor(double effect, double power = Usual, double significance = 0.05) => Least(effect, 2, power, significance, each => Unpaired(effect, each, significance) >= power);

    private static double Of(double freedom, double shift, double significance)
        => freedom < 1 ? double.NaN : double.IsInfinity(shift) ? 1 : NoncentralStudent.Both(Student.Distance(significance, freedom), freedom, shift);

    /// <summary>The least number from 2 on that is enough, looked for from where a normal distribution would have it, in steps that double and then by halves: power grows with it.</summary>
    private static int? Least(double effect, double samples, double power, double significance, Func<int, bool> isEnough)
    {
        var quantiles = Normal.InvCDF(0, 1, 1 - (significance / 2)) + Normal.InvCDF(0, 1, power);
        var estimate = samples * Math.Pow(quantiles / effect, 2);
        if (!(estimate <= Most))
        {
            return null;
        }
        var start = Math.Max(2, (int)estimate);
        var (few, enough) = isEnough(start) ? (Math.Max(1, start - 1), start) : (start, start + 1);
        for (var step = 2; few >= start && !isEnough(enough); step *= 2)
        {
            (few, enough) = (enough, enough + step);
        }
        for (var step = 2; enough <= start && few > 1 && isEnough(few); step *= 2)
        {
            (few, enough) = (Math.Max(1, few - step), few);
        }
        while (enough - few > 1)
        {
            var middle = few + ((enough - few) / 2);
            (few, enough) = isEnough(middle) ? (few, middle) : (middle, enough);
        }
        return enough;
    }
}
