namespace ExpRunner.Reporting.Plots;

/// <summary>Lines through means, with bands; also learning curves.</summary>
internal static class LinesBuilder
{
    private const int MostDots = 30;

    public static Plot Build(PlotData data, PlotOptions options)
    {
        var (aggregate, error) = (options.Aggregate ?? PlotAggregate.Mean, Estimate.ErrorOf(options));
        var isNumeric = data.X!.IsNumeric;
        if (options.LogX && !isNumeric)
        {
            throw new ReportException($"log: '{data.X.Label}' is not all numbers, and only numbers have a logarithm.");
        }
        var kept = isNumeric ? data.WithNumbers(out var leftOut, data.X, data.Y!) : data.WithNumbers(out leftOut, data.Y!);
        var x = isNumeric ? null : Categories.Of(data.X);
        var groups = Groups.Of(kept, options.Palette);
        var (series, estimates, hidden) = (new List<PlotSeries>(), new List<(double At, Estimate Estimate)>(), 0);
        foreach (var group in groups.All)
        {
            var points = Means.Of(kept, group.Rows, row => x?.IndexOf(kept.X!.Cells[row]) ?? kept.X!.Number(row), aggregate, error);
            var shown = points.Where(point => (!options.LogX || point.At > 0) && (!options.LogY || point.Estimate.Center > 0)).ToList();
            hidden += points.Count - shown.Count;
            estimates.AddRange(shown);
            series.Add(group.Series([.. Marks(shown, options.Kind)]));
        }
        Captions.NeedPoints(estimates.Count);
        var isCurve = options.Kind == PlotKind.Curves;
        return new()
        {
            Kind = options.Kind,
            Title = options.Title ?? "",
            X = x is null ? Axes.Of(options.XLabel ?? data.X.Label, estimates.Select(point => point.At), options.LogX) : Axes.Of(options.XLabel ?? data.X.Label, x),
            Y = Axes.Of(options.YLabel ?? data.Y!.Label, Reach([.. estimates.Select(point => point.Estimate)], options.LogY), options.LogY, options.Range),
            Series = [.. series.OrderBy(one => one.Marks.Count == 0)],
            LegendTitle = groups.Title,
            Colours = groups.Colours,
            Caption = Captions.Join(
                Captions.Of(isCurve ? "Learning curves" : "Lines", aggregate, "bands", error, [.. estimates.Select(point => point.Estimate)]),
                Captions.NotPositive(hidden, $"{data.X.Label} or {data.Y!.Label}"), leftOut),
        };
    }

    /// <summary>What the second axis shows: all of it, but on a logarithmic one not how close to 0 a band comes.</summary>
    private static IEnumerable<double> Reach(List<Estimate> estimates, bool isLog)
    {
        var lowest = isLog ? estimates.Min(estimate => estimate.Center) / 2 : double.NegativeInfinity;
        return estimates.SelectMany(estimate => (double[])[estimate.Center, Math.Max(estimate.Low, lowest), estimate.High]);
    }

    private static IEnumerable<PlotMark> Marks(List<(double At, Estimate Estimate)> points, PlotKind kind)
    {
        var ranges = points.Where(point => point.Estimate.HasError).Select(point => new PlotRange(point.At, point.Estimate.Low, point.Estimate.High)).ToList();
        if (ranges.Count > 1)
        {
            yield return new BandMark(ranges);
        }
        else if (ranges.Count == 1)
        {
            yield return new ErrorMark(ranges);
        }
        yield return new LineMark([.. points.Select(point => new PlotPoint(point.At, point.Estimate.Center))], HasDots: kind == PlotKind.Lines && points.Count <= MostDots || points.Count == 1);
    }
}
