namespace ExpRunner.Reporting.Plots;

/// <summary>Quantiles by linear interpolation between order statistics (definition 7 of R. J. Hyndman, Y. Fan, The American Statistician 50 (1996) 361-365).</summary>
internal static class Quantiles
{
    /// <summary>The quantile of numbers in order.</summary>
    public static double Of(ReadOnlySpan<double> sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)Math.Floor(place);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
