using MathNet.Numerics.Distributions;

namespace ExpRunner.Statistics;

/// <summary>
/// Bootstrap intervals of a mean: bias-corrected and accelerated (BCa; B. Efron, Journal of the American Statistical Association 82 (1987)
/// 171-185; B. Efron, R. J. Tibshirani, An Introduction to the Bootstrap, 1993, ch. 14). They presume independent numbers, not normal ones, and
/// are too narrow for fewer than about ten.
/// </summary>
public static class Bootstrap
{
    /// <summary>How many times the numbers are drawn anew; fewer, but at least <see cref="LeastResamples"/>, of more than ten thousand numbers.</summary>
    public const int Resamples = 9999;

    /// <summary>The least that the numbers are drawn anew.</summary>
    public const int LeastResamples = 999;

    private const double MostDraws = 1e8;
    private const double Rounding = 1e-12;

    /// <summary>
    /// The interval of the mean. The drawing is seeded by the numbers, so that equal numbers in any order have equal intervals. Numbers that
    /// are all equal have an interval without width; fewer than two, or NaN or an infinity among them, have none.
    /// </summary>
    /// <param name="numbers">The numbers.</param>
    /// <param name="confidence">The probability with which such intervals are to hold the true mean.</param>
    public static Interval Bca(ReadOnlySpan<double> numbers, double confidence = 0.95)
    {
        var (mean, squares) = TwoPass.MeanAndSquares(numbers);
        if (numbers.Length < 2 || !double.IsFinite(mean))
        {
            return Interval.Undefined;
        }
        if (squares.Sum == 0)
        {
            return new(mean, mean);
        }
        var deviations = numbers.ToArray();
        Array.Sort(deviations);
        var seed = SplitMix.SeedOf(deviations);
        for (var i = 0; i < deviations.Length; i++)
        {
            deviations[i] -= mean;
        }
        var means = Means(deviations, seed);
        var bias = Bias(means, Rounding * Math.Max(-deviations[0], deviations[^1]));
        var acceleration = Acceleration(deviations);
        return new(mean + End((1 - confidence) / 2), mean + End((1 + confidence) / 2));

        double End(double probability)
        {
            var shifted = bias + Normal.InvCDF(0, 1, probability);
            return Quantile(means, Tails.BelowNormal(bias + (shifted / (1 - (acceleration * shifted)))));
        }
    }

    /// <summary>The means of the samples drawn, in order.</summary>
    private static double[] Means(double[] deviations, ulong seed)
    {
        var random = new SplitMix(seed);
        var means = new double[(int)Math.Clamp(MostDraws / deviations.Length, LeastResamples, Resamples)];
        for (var i = 0; i < means.Length; i++)
        {
            var sum = 0.0;
            for (var j = 0; j < deviations.Length; j++)
            {
                sum += deviations[random.Below(deviations.Length)];
            }
            means[i] = sum / deviations.Length;
        }
        Array.Sort(means);
        return means;
    }

    /// <summary>How far the median of the means is from the mean itself, in normal deviations; means equal to it count one half.</summary>
    private static double Bias(double[] means, double tolerance)
    {
        var below = means.Count(mean => mean < -tolerance);
        var above = means.Count(mean => mean > tolerance);
        var share = (below + ((means.Length - below - above) / 2.0)) / means.Length;
        return Normal.InvCDF(0, 1, Math.Clamp(share, 0.5 / means.Length, 1 - (0.5 / means.Length)));
    }

    /// <summary>By the jackknife, which for a mean comes to a sixth of the skewness over √n.</summary>
    private static double Acceleration(double[] deviations)
    {
        var scale = Math.Max(-deviations[0], deviations[^1]);
        var (squares, cubes) = (0.0, 0.0);
        foreach (var deviation in deviations)
        {
            var scaled = deviation / scale;
            squares += scaled * scaled;
            cubes += scaled * scaled * scaled;
        }
        return cubes / (6 * Math.Pow(squares, 1.5));
    }

    /// <summary>The quantile of sorted numbers, straight between neighbours.</summary>
    private static double Quantile(double[] sorted, double probability)
    {
        var place = probability * (sorted.Length - 1);
        var below = (int)place;
        return below + 1 >= sorted.Length ? sorted[^1] : sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below]));
    }
}
