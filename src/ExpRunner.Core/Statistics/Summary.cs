namespace ExpRunner.Statistics;

/// <summary>What a report says about the numbers of one score.</summary>
/// <remarks>
/// IEEE 754 rules hold: one NaN makes everything but <see cref="Count"/> NaN; an infinity makes the mean infinite (NaN
/// with both signs) and deviations, error and interval NaN. What is not defined for so few numbers is NaN.
/// </remarks>
public sealed record Summary
{
    /// <summary>How many numbers there are (n).</summary>
    public required int Count { get; init; }

    /// <summary>The arithmetic mean; NaN for no numbers.</summary>
    public required double Mean { get; init; }

    /// <summary>The deviation of a sample, dividing by n - 1 (Bessel); NaN for fewer than two numbers.</summary>
    public required double SampleDeviation { get; init; }

    /// <summary>The deviation of a whole population, dividing by n, as results.jsonl holds it; NaN for no numbers.</summary>
    public required double PopulationDeviation { get; init; }

    /// <summary>The standard error of the mean: sample deviation / sqrt(n); NaN for fewer than two numbers.</summary>
    public required double StandardError { get; init; }

    /// <summary>The least number; NaN for no numbers.</summary>
    public required double Min { get; init; }

    /// <summary>The greatest number; NaN for no numbers.</summary>
    public required double Max { get; init; }

    /// <summary>The middle number, or the mean of the two middle ones; NaN for no numbers.</summary>
    public required double Median { get; init; }

    /// <summary>
    /// Half the width of the 95% confidence interval of the mean, which is mean ± this: the 0.975 quantile of Student's t
    /// with n - 1 degrees of freedom times the standard error ("Student", Biometrika 6 (1908) 1-25). It presumes
    /// independent, roughly normal numbers. NaN for fewer than two numbers.
    /// </summary>
    public required double ConfidenceHalfWidth { get; init; }

    /// <summary>Computes all of it from the numbers, in any order.</summary>
    public static Summary Of(ReadOnlySpan<double> numbers)
    {
        var sorted = numbers.ToArray();
        Array.Sort(sorted);
        // Array.Sort puts NaN first, so one look tells whether there is any.
        var order = sorted.Length == 0 || double.IsNaN(sorted[0]) ? null : sorted;
        var (mean, squares) = TwoPass.MeanAndSquares(numbers);
        return Of(numbers.Length, mean, squares, order?[0] ?? double.NaN, order?[^1] ?? double.NaN, order is null ? double.NaN : Middle(order));
    }

    /// <summary>The rest follows from count, mean and squares.</summary>
    internal static Summary Of(int count, double mean, TwoPass.Squares squares, double min, double max, double median)
    {
        var sample = count < 2 ? double.NaN : squares.Root(count - 1);
        var error = sample / Math.Sqrt(count);
        return new()
        {
            Count = count,
            Mean = mean,
            SampleDeviation = sample,
            PopulationDeviation = count < 1 ? double.NaN : squares.Root(count),
            StandardError = error,
            Min = min,
            Max = max,
            Median = median,
            ConfidenceHalfWidth = count < 2 ? double.NaN : Student.Quantile(0.975, count - 1) * error,
        };
    }

    private static double Middle(double[] sorted)
    {
        var (low, high) = (sorted[(sorted.Length - 1) / 2], sorted[sorted.Length / 2]);
        return low == high ? low : (low / 2) + (high / 2);
    }
}
