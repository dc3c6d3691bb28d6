using ExpRunner.Values;

namespace ExpRunner.Reporting.Plots;

/// <summary>Axes, legend and scale of colours of a page's plot.</summary>
internal static class EChartsAxes
{
    private const double LabelSize = 12;
    private const int LongestLabel = 30;

    /// <summary>An axis with our own ticks, whose labels the script writes: names stand on an axis of numbers, too. Only fields of a heatmap want one of names.</summary>
    public static Value Axis(PlotAxis axis, Plot plot, bool isUpright)
    {
        var (ink, line) = (Value.Of(EChartsColours.Ink), Json.Of(("lineStyle", Json.Of(("color", Value.Of(EChartsColours.Grid))))));
        var isNames = axis.Scale == AxisScale.Categorical;
        var ticks = axis.IsHidden ? [] : Ticks.Of(axis, isUpright ? 6 : 8).Where(tick => tick.Label.Length > 0).Select(tick => tick with { Label = PlotText.Short(tick.Label, LongestLabel) }).ToList();
        var places = Json.Of(ticks.Select(tick => tick.At));
        var gap = isUpright ? SvgAxes.Widest(ticks) / SvgFont.Normal * LabelSize : LabelSize;
        var isFields = isNames && plot.Kind == PlotKind.Heatmap;
        List<(string, Value)> options =
        [
            ("show", Value.Of(!axis.IsHidden)),
            ("name", Value.Of(axis.Label)), ("nameLocation", Value.Of("middle")), ("nameGap", Value.Of(Math.Ceiling(gap) + 16)), ("nameTextStyle", Json.Of(("color", ink))),
            ("axisLabel", isFields ? Json.Of(("color", ink), ("hideOverlap", Value.Of(true))) : Json.Of(("color", ink), ("hideOverlap", Value.Of(true)), ("customValues", places))),
            ("axisTick", isFields ? Json.Of(("show", Value.Of(true))) : Json.Of(("show", Value.Of(true)), ("customValues", places))),
            ("axisLine", Json.Of(("show", Value.Of(true)), ("onZero", Value.Of(false)), ("lineStyle", Json.Of(("color", Value.Of(EChartsColours.Muted)))))),
            ("splitLine", isNames ? Json.Of(("show", Value.Of(false))) : line),
            ("inverse", Value.Of(isUpright && plot.IsSideways)),
        ];
        options.AddRange(isFields
            ? [("type", Value.Of("category")), ("data", Value.List([.. axis.Categories.Select(Value.Of)]))]
            : [
                ("type", Value.Of(axis.Scale == AxisScale.Log ? "log" : "value")), ("min", Json.Number(axis.From)), ("max", Json.Number(axis.To)),
                ("exprunTicks", Value.List([.. ticks.Select(tick => Value.List(Value.Of(tick.At), Value.Of(tick.Label)))])),
            ]);
        return Json.Of([.. options]);
    }

    /// <summary>The legend.</summary>
    public static Value Legend(Plot plot)
    {
        Value[] names = [.. plot.Legend.Select(series => Value.Of(series.Name))];
        return Json.Of(("show", Value.Of(names.Length > 0)), ("type", Value.Of("scroll")), ("top", Value.Of(plot.Title.Length > 0 ? 28 : 4)), ("data", Value.List(names)),
            ("textStyle", Json.Of(("color", Value.Of(EChartsColours.Ink)))));
    }

    /// <summary>The scale of colours.</summary>
    public static Value Colours(ColourScale colours, Plot plot) => Json.Of(
        ("min", Json.Number(colours.From)), ("max", Json.Number(colours.To > colours.From ? colours.To : colours.From + 1)), ("precision", Value.Of(Precision(colours))), ("calculable", Value.Of(plot.Kind == PlotKind.Heatmap)),
        ("right", Value.Of(4)), ("top", Value.Of("middle")), ("text", Value.List(Value.Of(colours.Label), Value.Of(""))), ("textStyle", Json.Of(("color", Value.Of(EChartsColours.Ink)))),
        ("inRange", Json.Of(("color", EChartsColours.Stops(plot, colours)))),
        // Series that are no fields have their colour already.
        ("seriesIndex", plot.Kind == PlotKind.Heatmap ? Value.List(Value.Of(0)) : Value.List()));

    /// <summary>Decimals that tell a hundred colours apart.</summary>
    private static double Precision(ColourScale colours)
        => colours.To > colours.From ? Math.Clamp(2 - Math.Floor(Math.Log10(colours.To - colours.From)), 0, 15) : 3;
}
