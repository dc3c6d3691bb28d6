namespace ExpRunner.Statistics;

/// <summary>Holm's step-down correction of p-values for several tests (S. Holm, Scandinavian Journal of Statistics 6 (1979) 65-70).</summary>
public static class Holm
{
    /// <summary>
    /// The corrected p-values, in the order given: what is at most 0.05 stays so with a chance of at most 5% that any of all tests is
    /// wrong. NaN stays NaN and does not count as a test.
    /// </summary>
    public static double[] Adjust(IReadOnlyList<double> pValues)
    {
        var adjusted = pValues.ToArray();
        int[] order = [.. Enumerable.Range(0, adjusted.Length).Where(i => !double.IsNaN(adjusted[i])).OrderBy(i => adjusted[i])];
        var greatest = 0.0;
        for (var i = 0; i < order.Length; i++)
        {
            greatest = Math.Max(greatest, Math.Min(1, (order.Length - i) * adjusted[order[i]]));
            adjusted[order[i]] = greatest;
        }
        return adjusted;
    }
}
