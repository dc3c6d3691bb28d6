namespace ExpRunner.Statistics;

/// <summary>Numbers that belong together two by two.</summary>
internal static class Pairs
{
    /// <summary>First minus second, pair by pair.</summary>
    public static double[] Differences(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        if (first.Length != second.Length)
        {
            throw new ArgumentException($"{first.Length} numbers cannot be paired with {second.Length}.", nameof(second));
        }
        var differences = new double[first.Length];
        for (var i = 0; i < differences.Length; i++)
        {
            differences[i] = first[i] - second[i];
        }
        return differences;
    }
}
