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
    public static int? PairsFor(double effect, double power = Usual, double significance = 0.05) => Least(effect, pairs => Paired(effect, pairs, significance) >= power);

    /// <summary>How many numbers each of two samples needs; null where the effect is none, NaN, or so small that a million are too few.</summary>
    public static int? EachFor(double effect, double power = Usual, double significance = 0.05) => Least(effect, each => Unpaired(effect, each, significance) >= power);

    private static double Of(double freedom, double shift, double significance)
        => freedom < 1 ? double.NaN : double.IsInfinity(shift) ? 1 : NoncentralStudent.Both(Student.Quantile(1 - (significance / 2), freedom), freedom, shift);

    /// <summary>The least number from 2 on that is enough: power grows with it.</summary>
    private static int? Least(double effect, Func<int, bool> isEnough)
    {
        if (double.IsNaN(effect) || effect == 0 || !isEnough(Most))
        {
            return null;
        }
        var (tooFew, enough) = (1, 2);
        while (!isEnough(enough))
        {
            (tooFew, enough) = (enough, Math.Min(2 * enough, Most));
        }
        while (enough - tooFew > 1)
        {
            var middle = (tooFew + enough) / 2;
            (tooFew, enough) = isEnough(middle) ? (tooFew, middle) : (middle, enough);
        }
        return enough;
    }
}
