namespace ExpRunner.Reporting.Plots;

/// <summary>The numbers of rows that agree in their place, as one.</summary>
internal static class Means
{
    /// <summary>An estimate of y for each place, in order of places.</summary>
    public static IReadOnlyList<(double At, Estimate Estimate)> Of(PlotData data, IEnumerable<int> rows, Func<int, double> place, PlotAggregate aggregate, PlotError error)
        => [.. rows.GroupBy(place).OrderBy(group => group.Key).Select(group => (group.Key, Estimate.Of([.. group.Select(data.Y!.Number)], aggregate, error)))];
}
