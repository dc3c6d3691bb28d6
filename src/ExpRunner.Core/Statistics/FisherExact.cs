using MathNet.Numerics;

namespace ExpRunner.Statistics;

/// <summary>
/// Fisher's exact test of a table of two by two counts (R. A. Fisher, Journal of the Royal Statistical Society 85 (1922) 87-94): with all four
/// sums given, the first count follows the hypergeometric distribution where rows and columns have nothing to do with each other.
/// </summary>
public static class FisherExact
{
    private const double Negligible = 1e-18;

    /// <summary>The chance of a first count as large as this one or larger.</summary>
    /// <param name="both">How many have the property and the outcome.</param>
    /// <param name="property">How many have the property.</param>
    /// <param name="outcome">How many have the outcome.</param>
    /// <param name="all">How many there are.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such table.</exception>
    public static double AtLeast(int both, int property, int outcome, int all)
    {
        var (least, most) = (Math.Max(0, property + outcome - all), Math.Min(property, outcome));
        if (property < 0 || outcome < 0 || property > all || outcome > all || both < least || both > most)
        {
            throw new ArgumentOutOfRangeException(nameof(both), $"{both} of {property} and {outcome} of {all} is no table of counts.");
        }
        if (both == least)
        {
            return 1;
        }
        // Terms fall from the mode on: the shorter way is summed, which loses nothing to rounding and never overflows.
        return (double)both * all > (double)property * outcome
            ? Math.Min(1, Upwards(both, property, outcome, all))
            : Math.Clamp(1 - Downwards(both - 1, property, outcome, all), 0, 1);
    }

    private static double Upwards(int from, int property, int outcome, int all)
    {
        var (term, sum) = (1.0, 0.0);
        for (var count = from; term > sum * Negligible; count++)
        {
            sum += term;
            term *= (double)(property - count) * (outcome - count) / ((count + 1.0) * (all - property - outcome + count + 1.0));
        }
        return sum * Math.Exp(LogChance(from, property, outcome, all));
    }

    private static double Downwards(int from, int property, int outcome, int all)
    {
        var (term, sum) = (1.0, 0.0);
        for (var count = from; term > sum * Negligible; count--)
        {
            sum += term;
            term *= count * (all - property - outcome + (double)count) / ((property - count + 1.0) * (outcome - count + 1.0));
        }
        return sum * Math.Exp(LogChance(from, property, outcome, all));
    }

    private static double LogChance(int both, int property, int outcome, int all)
        => LogChoose(property, both) + LogChoose(all - property, outcome - both) - LogChoose(all, outcome);

    private static double LogChoose(int all, int some) => SpecialFunctions.FactorialLn(all) - SpecialFunctions.FactorialLn(some) - SpecialFunctions.FactorialLn(all - some);
}
