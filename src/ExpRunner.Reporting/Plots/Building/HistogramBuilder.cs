namespace ExpRunner.Reporting.Plots;

/// <summary>How many numbers fall into each bin; with hue as steps, which hide nothing behind them.</summary>
internal static class HistogramBuilder
{
    public static Plot Build(PlotData data, PlotOptions options)
    {
        var kept = Positive(data.WithNumbers(out var leftOut, data.X!), options.LogX, out var hidden);
        double[] sorted = [.. Enumerable.Range(0, kept.Count).Select(kept.X!.Number).Order()];
        if (sorted.Length == 0)
        {
            throw new ReportException($"log: '{data.X!.Label}' has no number above 0, and a logarithmic axis shows no others.");
        }
        var bins = Bins.Of(sorted, options.Bins, options.LogX);
        var groups = Groups.Of(kept, options.Palette);
        var counted = groups.All.Select(group => (Group: group, Counts: bins.Counts(group.Rows.Select(kept.X!.Number)))).ToList();
        var ground = options.LogY ? 0.8 : 0;
        return new()
        {
            Kind = PlotKind.Histogram,
            Title = options.Title ?? "",
            X = Axes.Of(options.XLabel ?? data.X!.Label, bins.Edges, options.LogX),
            Y = Axes.Of(options.YLabel ?? "count", counted.SelectMany(one => one.Counts).Select(count => (double)count).Append(options.LogY ? 0.9 : 0), options.LogY, options.Range, fromZero: true),
            Series = [.. counted.Select(one => one.Group.Series(groups.All.Count == 1 ? [.. Bars(bins, one.Counts, ground)] : [Steps(bins, one.Counts, ground)]))],
            LegendTitle = groups.Title,
            Colours = groups.Colours,
            Caption = Captions.Join($"Histogram: {bins.Rule}; n = {sorted.Length}.", Captions.NotPositive(hidden, data.X!.Label), leftOut),
        };
    }

    /// <summary>What a logarithmic axis of x can show.</summary>
    public static PlotData Positive(PlotData data, bool isLog, out int hidden)
    {
        int[] shown = [.. Enumerable.Range(0, data.Count).Where(row => !isLog || data.X!.Number(row) > 0)];
        hidden = data.Count - shown.Length;
        return hidden == 0 ? data : data.Take(shown);
    }

    private static IEnumerable<PlotMark> Bars(Bins bins, int[] counts, double ground)
        => counts.Select((count, place) => new ShapeMark(
        [
            new(bins.Edges[place], ground), new(bins.Edges[place], count), new(bins.Edges[place + 1], count), new(bins.Edges[place + 1], ground),
        ])).Where((_, place) => counts[place] > 0);

    private static LineMark Steps(Bins bins, int[] counts, double ground)
        => new([new(bins.Edges[0], ground), .. counts.SelectMany((count, place) => (PlotPoint[])[new(bins.Edges[place], Math.Max(ground, count)), new(bins.Edges[place + 1], Math.Max(ground, count))]), new(bins.Edges[^1], ground)]);
}
