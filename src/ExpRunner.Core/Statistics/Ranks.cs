namespace ExpRunner.Statistics;

/// <summary>Ranks from 1, the least first; equal numbers share the mean of their ranks.</summary>
/// <param name="Values">The ranks, in the order of the numbers.</param>
/// <param name="Ties">The sum of t³ - t over groups of t equal numbers; 0 for no ties.</param>
internal sealed record Ranks(double[] Values, double Ties)
{
    /// <summary>How far apart numbers of a scale may be that differ by rounding alone, such as 0.3 - 0.2 and 0.2 - 0.1.</summary>
    private const double Rounding = 8 * 2.220446049250313e-16;

    /// <summary>The ranks of numbers that are not NaN.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <param name="tolerance">Neighbours that are no further apart are equal.</param>
    public static Ranks Of(ReadOnlySpan<double> numbers, double tolerance = 0)
    {
        var sorted = numbers.ToArray();
        int[] places = [.. Enumerable.Range(0, sorted.Length)];
        Array.Sort(sorted, places);
        var ranks = new double[sorted.Length];
        var ties = 0.0;
        for (var start = 0; start < sorted.Length;)
        {
            var end = start + 1;
            while (end < sorted.Length && (sorted[end] == sorted[end - 1] || sorted[end] - sorted[end - 1] <= tolerance))
            {
                end++;
            }
            for (var i = start; i < end; i++)
            {
                ranks[places[i]] = (start + 1 + end) / 2.0;
            }
            double tied = end - start;
            ties += (tied * tied * tied) - tied;
            start = end;
        }
        return new(ranks, ties);
    }

    /// <summary>What rounding may add to differences of numbers of this size.</summary>
    public static double ToleranceOf(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var largest = 0.0;
        foreach (var number in (ReadOnlySpan<double>)[.. first, .. second])
        {
            largest = double.IsFinite(number) ? Math.Max(largest, Math.Abs(number)) : largest;
        }
        return largest * Rounding;
    }
}
