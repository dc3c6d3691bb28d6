namespace ExpRunner.Results;

/// <summary>Mean and population standard deviation (divided by n), in two passes; equal numbers have exactly their value and 0.</summary>
/// <remarks>
/// It is not <see cref="Statistics.Summary"/>, whose compensated sums round the last digit of every tenth mean and every fifth deviation of five to
/// ten repetitions otherwise: a line of results.jsonl has to be the same bytes whenever it is written again from its journal.
/// </remarks>
internal static class Summary
{
    public static (double Mean, double Deviation) Of(ReadOnlySpan<double> numbers)
    {
        var mean = MeanOf(numbers);
        if (!double.IsFinite(mean))
        {
            return (mean, double.NaN);
        }
        var scale = 0.0;
        foreach (var number in numbers)
        {
            scale = Math.Max(scale, Math.Abs(number - mean));
        }
        if (scale == 0 || !double.IsFinite(scale))
        {
            return (mean, scale);
        }
        // Squares of very large and very small distances leave the range of doubles; a power of two scales without rounding.
        var unit = scale is > 1e140 or < 1e-140 ? Math.ScaleB(1, Math.ILogB(scale)) : 1;
        var (squares, rest) = (0.0, 0.0);
        foreach (var number in numbers)
        {
            var distance = (number - mean) / unit;
            squares += distance * distance;
            rest += distance;
        }
        var variance = (squares - rest * rest / numbers.Length) / numbers.Length;
        return (mean, unit * Math.Sqrt(Math.Max(variance, 0)));
    }

    /// <summary>The first number plus the mean distance to it, which keeps digits that a plain sum loses.</summary>
    private static double MeanOf(ReadOnlySpan<double> numbers)
    {
        var first = numbers[0];
        var (distances, plain) = (0.0, 0.0);
        foreach (var number in numbers)
        {
            distances += number - first;
            plain += number / numbers.Length;
        }
        var mean = first + distances / numbers.Length;
        return double.IsFinite(mean) ? mean : plain;
    }
}
