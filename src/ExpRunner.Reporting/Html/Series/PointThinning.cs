namespace ExpRunner.Reporting.Html;

/// <summary>Leaves out points of a curve that nobody would see, and keeps its ends and spikes.</summary>
internal static class PointThinning
{
    /// <summary>The places of the points that are kept: the first, the last, and of each stretch between the least and the greatest.</summary>
    public static IReadOnlyList<int> Of(IReadOnlyList<double> values, int most)
    {
        if (values.Count <= most)
        {
            return [.. Enumerable.Range(0, values.Count)];
        }
        var stretches = (most - 2) / 2;
        var kept = new SortedSet<int> { 0, values.Count - 1 };
        for (var stretch = 0; stretch < stretches; stretch++)
        {
            var from = 1 + (int)((long)stretch * (values.Count - 2) / stretches);
            var to = 1 + (int)((long)(stretch + 1) * (values.Count - 2) / stretches);
            var (least, greatest) = (from, from);
            for (var i = from; i < to; i++)
            {
                least = values[i] < values[least] || double.IsNaN(values[i]) ? i : least;
                greatest = values[i] > values[greatest] ? i : greatest;
            }
            kept.Add(least);
            kept.Add(greatest);
        }
        return [.. kept];
    }
}
