namespace ExpRunner.Reporting.Plots;

/// <summary>The share of numbers that are at most x, as steps.</summary>
internal static class EcdfBuilder
{
    public static Plot Build(PlotData data, PlotOptions options)
    {
        var kept = HistogramBuilder.Positive(data.WithNumbers(out var leftOut, data.X!), options.LogX, out var hidden);
        var groups = Groups.Of(kept, options.Palette);
        var x = Axes.Of(options.XLabel ?? data.X!.Label, Enumerable.Range(0, kept.Count).Select(kept.X!.Number), options.LogX);
        return new()
        {
            Kind = PlotKind.Ecdf,
            Title = options.Title ?? "",
            X = x,
            Y = new() { Label = options.YLabel ?? "share of rows", From = options.Range?.From ?? 0, To = options.Range?.To ?? 1.02 },
            Series = [.. groups.All.Select(group => group.Series(Steps([.. group.Rows.Select(kept.X!.Number).Order()], x)))],
            LegendTitle = groups.Title,
            Colours = groups.Colours,
            Caption = Captions.Join($"Empirical distribution: share of rows at or below x, {PlotText.Count(groups.All.Select(group => group.Rows.Count))}.", Captions.NotPositive(hidden, data.X!.Label), leftOut),
        };
    }

    private static LineMark Steps(double[] sorted, PlotAxis x)
    {
        var points = new List<PlotPoint> { new(x.From, 0) };
        var share = 0.0;
        for (var i = 0; i < sorted.Length; i++)
        {
            if (i + 1 < sorted.Length && sorted[i + 1] == sorted[i])
            {
                continue;
            }
            points.Add(new(sorted[i], share));
            share = (i + 1.0) / sorted.Length;
            points.Add(new(sorted[i], share));
        }
        return new([.. points, new(x.To, 1)]);
    }
}
