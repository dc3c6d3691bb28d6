using ExpRunner.Values;

namespace ExpRunner.Reporting.Plots;

/// <summary>From results to pictures.</summary>
public static class Plotter
{
    private const int MostPanels = 30;
    private const int LongestText = 2000;

    /// <summary>Makes the picture that is asked for: one plot, or one for each value of the facet.</summary>
    /// <param name="results">What was read.</param>
    /// <param name="options">What to draw.</param>
    /// <param name="warnings">Where to name what was passed over.</param>
    /// <exception cref="ReportException">A column is unknown, an option does not fit the kind, or there is nothing to draw.</exception>
    /// <exception cref="Expressions.ExpressionException">An expression is wrong.</exception>
    public static IReadOnlyList<Plot> Draw(ResultSet results, PlotOptions options, ICollection<string> warnings)
    {
        KindRules.Check(options);
        var data = PlotReading.Read(results, options, warnings);
        if (data.Facet is not { } facet)
        {
            return [Cleaned(Draw(data, options))];
        }
        var values = Categories.Of(facet);
        if (values.Count > MostPanels)
        {
            throw new ReportException($"facet: '{facet.Label}' has {values.Count} values, and each would be a panel. Keep some of them with --where.");
        }
        var panels = values.Values.Select((value, place) => Draw(
            data.Take([.. Enumerable.Range(0, data.Count).Where(row => values.IndexOf(facet.Cells[row]) == place)]),
            options with { Title = $"{facet.Label} = {values.Labels[place]}" }));
        return CommonAxes.Of([.. panels.Where(panel => panel.Series.Count > 0).Select(Cleaned)]);
    }

    /// <summary>Names come from data: no text of a picture is longer than a line, controls a terminal or turns the direction of writing.</summary>
    private static Plot Cleaned(Plot plot) => plot with
    {
        Title = Cleaned(plot.Title),
        X = plot.X with { Label = Cleaned(plot.X.Label) },
        Y = plot.Y with { Label = Cleaned(plot.Y.Label) },
        LegendTitle = Cleaned(plot.LegendTitle),
        Colours = plot.Colours is { } colours ? colours with { Label = Cleaned(colours.Label) } : null,
        Caption = Cleaned(plot.Caption),
    };

    private static string Cleaned(string text) => PlotText.Short(text, LongestText);

    private static Plot Draw(PlotData data, PlotOptions options) => options.Kind switch
    {
        PlotKind.Heatmap => HeatmapBuilder.Build(data, options),
        PlotKind.Bars => BarsBuilder.Build(data, options),
        PlotKind.Lines or PlotKind.Curves => LinesBuilder.Build(data, options),
        PlotKind.Scatter => ScatterBuilder.Build(data, options),
        PlotKind.Box => BoxBuilder.Build(data, options),
        PlotKind.Violin => ViolinBuilder.Build(data, options),
        PlotKind.Histogram => HistogramBuilder.Build(data, options),
        PlotKind.Ecdf => EcdfBuilder.Build(data, options),
        PlotKind.Parallel => ParallelBuilder.Build(data, options),
        PlotKind.Pareto => ParetoBuilder.Build(data, options),
        PlotKind.Importance => ImportanceBuilder.Build(data, options),
        _ => RanksBuilder.Build(data, options),
    };
}
