using ExpRunner.Values;

namespace ExpRunner.Reporting.Plots;

/// <summary>Marks as series of a page's plot: lines and points by the library, the rest by functions of the script, which read <c>exprunMark</c>.</summary>
internal static class EChartsMarks
{
    private static readonly string[] Symbols = ["circle", "rect", "triangle", "diamond", "pin"];
    private static readonly string[] Dashes = ["solid", "dashed", "dotted"];

    /// <summary>The series of all marks of one look: all fields of a heatmap are one.</summary>
    public static IEnumerable<Value> Of(PlotSeries series, Plot plot)
    {
        var cells = series.Marks.OfType<CellMark>().ToList();
        var others = series.Marks.Where(mark => mark is not CellMark).Select(mark => Of(mark, series, plot));
        return cells.Count == 0 ? others : others.Prepend(Json.Of(("type", Value.Of("heatmap")), ("labelLayout", Json.Of(("hideOverlap", Value.Of(true)))), ("data", Value.List([.. cells.Select(Cell)]))));
    }

    private static Value Cell(CellMark cell) => Json.Of(
        ("value", Json.Of(cell.At, cell.Across, cell.Value)),
        ("label", Json.Of(("show", Value.Of(cell.Text.Length > 0)), ("formatter", Value.Of(cell.Text)))));

    private static Value Of(PlotMark mark, PlotSeries series, Plot plot)
    {
        var colour = EChartsColours.Of(series, plot);
        return mark switch
        {
            LineMark line => Library("line", series, colour, line.Points, plot,
                ("showSymbol", Value.Of(line.HasDots)), ("symbol", Value.Of(Symbols[series.Style % Symbols.Length])), ("symbolSize", Value.Of(6)),
                ("lineStyle", Json.Of(("color", Value.Of(colour)), ("width", Value.Of(line.IsThin ? 1 : 2)), ("opacity", Value.Of(line.IsThin ? 0.6 : 1)), ("type", Value.Of(Dashes[series.Style % Dashes.Length]))))),
            DotMark dots => Library("scatter", series, colour, dots.Points, plot,
                ("symbol", Value.Of(Symbols[series.Style % Symbols.Length])), ("symbolSize", Value.Of(dots.IsSmall ? 4 : 8)), ("large", Value.Of(dots.Points.Count > 5000))),
            BandMark band => Custom("band", series, colour, plot, [Value.List([.. band.Ranges.Select(range => Json.Of(range.At, range.Low, range.High))])], 0),
            ErrorMark errors => Custom("error", series, plot.Kind == PlotKind.Bars ? EChartsColours.Ink : colour, plot, [.. errors.Ranges.Select(range => Json.Of(range.At, range.Low, range.High))], 0),
            BarMark bars => Custom("bar", series, colour, plot, [.. bars.Bars.Select(bar => Json.Of(bar.At, bar.Low, bar.High))], bars.Width),
            BoxMark box => Custom("box", series, colour, plot, [Json.Of(box.At, box.Low, box.LowerQuartile, box.Median, box.UpperQuartile, box.High)], box.Width),
            ShapeMark shape => Custom("shape", series, colour, plot, [Value.List([.. shape.Outline.Select(point => Json.Of(point.At, point.Value))])], 0),
            TextMark text => Custom("text", series, EChartsColours.Ink, plot, [Value.List(Value.Of(text.At.At), Value.Of(text.At.Value), Value.Of(text.Text), Value.Of(text.Side.ToString().ToLowerInvariant()))], 0),
            _ => throw new ReportException($"{mark.GetType().Name} has no counterpart on a page."),
        };
    }

    private static Value Library(string type, PlotSeries series, string colour, IReadOnlyList<PlotPoint> points, Plot plot, params (string, Value)[] look)
        => Json.Of([
            ("type", Value.Of(type)), ("name", Value.Of(series.Name)), ("color", Value.Of(colour)), .. look,
            ("data", Value.List([.. points.Select(point => Point(point, plot))])),
        ]);

    private static Value Point(PlotPoint point, Plot plot)
    {
        var place = plot.IsSideways ? Json.Of(point.Value, point.At) : Json.Of(point.At, point.Value);
        return point.Name.Length == 0 ? place : Json.Of(("name", Value.Of(point.Name)), ("value", place));
    }

    private static Value Custom(string kind, PlotSeries series, string colour, Plot plot, Value[] items, double width) => Json.Of(
        ("type", Value.Of("custom")), ("name", Value.Of(series.Name)), ("color", Value.Of(colour)), ("clip", Value.Of(kind != "text")), ("silent", Value.Of(kind is "band" or "error" or "text")),
        ("data", Value.List([.. items.Select(item => Anchor(kind, item, plot))])),
        ("exprunMark", Json.Of(("kind", Value.Of(kind)), ("sideways", Value.Of(plot.IsSideways)), ("width", Value.Of(width)), ("ink", Value.Of(EChartsColours.Ink)), ("items", Value.List(items)))));

    /// <summary>A point of the item that lies on the axes, which the library reads and tooltips show.</summary>
    private static Value Anchor(string kind, Value item, Plot plot)
    {
        var first = kind is "band" or "shape" ? item.Items[0] : item;
        var (at, value) = (first.Items[0], first.Items[kind switch { "bar" => 2, "box" => 3, _ => 1 }]);
        return plot.IsSideways ? Value.List(value, at) : Value.List(at, value);
    }
}
