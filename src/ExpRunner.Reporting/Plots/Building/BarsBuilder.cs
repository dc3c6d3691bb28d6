namespace ExpRunner.Reporting.Plots;

/// <summary>A bar for each x, beside each other for each hue.</summary>
internal static class BarsBuilder
{
    private const double Together = 0.8;
    private const int LongName = 12;

    public static Plot Build(PlotData data, PlotOptions options)
    {
        var (aggregate, error) = (options.Aggregate ?? PlotAggregate.Mean, Estimate.ErrorOf(options));
        var kept = data.WithNumbers(out var leftOut, data.Y!);
        var x = Categories.Of(data.X!);
        var groups = Groups.Of(kept, options.Palette);
        var width = Together / Math.Max(1, groups.All.Count);
        var (series, estimates, hidden) = (new List<PlotSeries>(), new List<Estimate>(), 0);
        for (var i = 0; i < groups.All.Count; i++)
        {
            var shift = (i + 0.5) * width - (Together / 2);
            var all = Means.Of(kept, groups.All[i].Rows, row => x.IndexOf(kept.X!.Cells[row]), aggregate, error);
            var bars = all.Where(bar => !options.LogY || bar.Estimate.Center > 0).ToList();
            hidden += all.Count - bars.Count;
            estimates.AddRange(bars.Select(bar => bar.Estimate));
            series.Add(groups.All[i].Series(
                new BarMark([.. bars.Select(bar => new PlotRange(bar.At + shift, 0, bar.Estimate.Center))], width * 0.92),
                new ErrorMark([.. bars.Where(bar => bar.Estimate.HasError).Select(bar => new PlotRange(bar.At + shift, bar.Estimate.Low, bar.Estimate.High))])));
        }
        Captions.NeedPoints(estimates.Count);
        var heights = estimates.SelectMany(estimate => (double[])[estimate.Center, estimate.Low, estimate.High]);
        var axis = Axes.Of(options.YLabel ?? data.Y!.Label, heights, options.LogY, options.Range, fromZero: true);
        return new()
        {
            Kind = PlotKind.Bars,
            Title = options.Title ?? "",
            X = Axes.Of(options.XLabel ?? data.X!.Label, x),
            Y = axis,
            IsSideways = x.Count > 1 && x.Labels.Max(label => label.Length) > LongName,
            Series = [.. series.Select(one => FromBase(one, axis))],
            LegendTitle = groups.Title,
            Colours = groups.Colours,
            Caption = Captions.Join(Captions.Of("Bars", aggregate, "error bars", error, estimates), BaseNote(axis), Captions.NotPositive(hidden, data.Y!.Label), leftOut),
        };
    }

    /// <summary>Bars stand on 0, or where the axis has none, on its beginning.</summary>
    private static PlotSeries FromBase(PlotSeries series, PlotAxis axis)
    {
        var ground = axis.From <= 0 && axis.To >= 0 && axis.Scale == AxisScale.Linear ? 0 : axis.From;
        return series with { Marks = [.. series.Marks.Select(mark => mark is BarMark bar ? bar with { Bars = [.. bar.Bars.Select(one => one with { Low = ground })] } : mark)] };
    }

    private static string BaseNote(PlotAxis axis) => axis.From > 0 || axis.To < 0 ? "The bars do not begin at 0." : "";
}
