using ExpRunner.Values;

namespace ExpRunner.Reporting.Plots;

/// <summary>Axes, legend and scale of colours of a page's plot.</summary>
internal static class EChartsAxes
{
    /// <summary>An axis. Names stand on an axis of numbers, whose labels the script writes; only fields of a heatmap want one of names.</summary>
    public static Value Axis(PlotAxis axis, Plot plot, PlotTheme theme, bool isUpright)
    {
        var (ink, line) = (Value.Of(Palettes.Ink(theme)), Json.Of(("lineStyle", Json.Of(("color", Value.Of(Palettes.Grid(theme)))))));
        var isNames = axis.Scale == AxisScale.Categorical;
        List<(string, Value)> options =
        [
            ("show", Value.Of(!axis.IsHidden)),
            ("name", Value.Of(axis.Label)), ("nameLocation", Value.Of("middle")), ("nameGap", Value.Of(isUpright ? 48 : 28)), ("nameTextStyle", Json.Of(("color", ink))),
            ("axisLabel", Json.Of(("color", ink), ("hideOverlap", Value.Of(true)))),
            ("axisLine", Json.Of(("show", Value.Of(true)), ("onZero", Value.Of(false)), ("lineStyle", Json.Of(("color", Value.Of(Palettes.Muted(theme))))))),
            ("splitLine", isNames ? Json.Of(("show", Value.Of(false))) : line),
            ("inverse", Value.Of(isUpright && plot.IsSideways)),
        ];
        var names = Value.List([.. axis.Categories.Select(Value.Of)]);
        options.AddRange(isNames && plot.Kind == PlotKind.Heatmap
            ? [("type", Value.Of("category")), ("data", names)]
            : [("type", Value.Of(axis.Scale == AxisScale.Log ? "log" : "value")), ("min", Json.Number(axis.From)), ("max", Json.Number(axis.To))]);
        if (isNames && plot.Kind != PlotKind.Heatmap)
        {
            options.AddRange([("interval", Value.Of(1)), ("exprunNames", names)]);
        }
        return Json.Of([.. options]);
    }

    /// <summary>The legend.</summary>
    public static Value Legend(Plot plot, PlotTheme theme)
    {
        Value[] names = [.. plot.Legend.Select(series => Value.Of(series.Name))];
        return Json.Of(("show", Value.Of(names.Length > 0)), ("type", Value.Of("scroll")), ("top", Value.Of(plot.Title.Length > 0 ? 24 : 0)), ("data", Value.List(names)),
            ("textStyle", Json.Of(("color", Value.Of(Palettes.Ink(theme))))));
    }

    /// <summary>The scale of colours.</summary>
    public static Value Colours(ColourScale colours, Plot plot, PlotTheme theme) => Json.Of(
        ("min", Json.Number(colours.From)), ("max", Json.Number(colours.To > colours.From ? colours.To : colours.From + 1)), ("calculable", Value.Of(plot.Kind == PlotKind.Heatmap)),
        ("right", Value.Of(4)), ("top", Value.Of("middle")), ("text", Value.List(Value.Of(colours.Label), Value.Of(""))), ("textStyle", Json.Of(("color", Value.Of(Palettes.Ink(theme))))),
        ("inRange", Json.Of(("color", Value.List([.. Palettes.Stops(colours.Palette).Select(Value.Of)])))),
        // Series that are no fields have their colour already.
        ("seriesIndex", plot.Kind == PlotKind.Heatmap ? Value.List(Value.Of(0)) : Value.List()));
}
