namespace ExpRunner.Reporting.Plots;

/// <summary>Gives panels of one kind the same axes and colours, so that they can be compared.</summary>
internal static class CommonAxes
{
    public static IReadOnlyList<Plot> Of(IReadOnlyList<Plot> panels)
    {
        var (x, y) = (Common(panels, plot => plot.X), Common(panels, plot => plot.Y));
        return [.. panels.Select(plot => plot with
        {
            X = Same(plot.X, x),
            Y = Same(plot.Y, y),
            Colours = plot.Colours is null ? null : plot.Colours with { From = panels.Min(one => one.Colours!.From), To = panels.Max(one => one.Colours!.To) },
        })];
    }

    private static (double From, double To) Common(IReadOnlyList<Plot> panels, Func<Plot, PlotAxis> axis)
        => panels.Count == 0 ? default : (panels.Min(plot => axis(plot).From), panels.Max(plot => axis(plot).To));

    private static PlotAxis Same(PlotAxis axis, (double From, double To) common)
        => axis.Scale == AxisScale.Categorical ? axis : axis with { From = common.From, To = common.To };
}
