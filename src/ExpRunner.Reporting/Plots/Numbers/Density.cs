namespace ExpRunner.Reporting.Plots;

/// <summary>A density from numbers: normal kernels whose width is Silverman's rule of thumb (B. W. Silverman, Density Estimation for Statistics and Data Analysis, 1986, eq. 3.31).</summary>
internal static class Density
{
    private const int Places = 65;

    /// <summary>What it is called in captions.</summary>
    public const string Name = "kernel density (normal kernel, bandwidth by Silverman's rule)";

    /// <summary>0.9 times the lesser of deviation and quartiles' distance / 1.34, times n to the power of -1/5.</summary>
    public static double Bandwidth(ReadOnlySpan<double> sorted)
    {
        var deviation = Statistics.Summary.Of(sorted).SampleDeviation;
        var spread = (Quantiles.Of(sorted, 0.75) - Quantiles.Of(sorted, 0.25)) / 1.34;
        return 0.9 * (spread > 0 ? Math.Min(deviation, spread) : deviation) * Math.Pow(sorted.Length, -0.2);
    }

    /// <summary>The density at a number.</summary>
    public static double At(double[] sorted, double at) => At(sorted, at, Bandwidth(sorted));

    /// <summary>The density from the least to the greatest number.</summary>
    public static IReadOnlyList<(double At, double Density)> Of(double[] sorted)
    {
        var (width, step) = (Bandwidth(sorted), (sorted[^1] - sorted[0]) / (Places - 1));
        return [.. Enumerable.Range(0, Places).Select(place => sorted[0] + (place * step)).Select(at => (at, At(sorted, at, width)))];
    }

    private static double At(double[] sorted, double at, double width)
    {
        var sum = 0.0;
        foreach (var number in sorted)
        {
            var distance = (at - number) / width;
            sum += Math.Exp(-0.5 * distance * distance);
        }
        return sum / (sorted.Length * width * Math.Sqrt(2 * Math.PI));
    }
}
