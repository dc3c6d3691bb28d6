namespace ExpRunner.Reporting.Plots;

/// <summary>Draws marks with dots.</summary>
internal static class TerminalMarks
{
    private const int Few = 60;
    private const int MostRanges = 20;

    public static void Draw(BrailleCanvas canvas, PlotFrame frame, Plot plot, TerminalPen pen)
    {
        var names = plot.Legend.Select(series => series.Name).ToList();
        foreach (var series in plot.Series)
        {
            var sign = TerminalPen.Dot(series.InLegend ? names.IndexOf(series.Name) : series.Style);
            foreach (var mark in series.Marks)
            {
                Draw(mark, canvas, frame, pen.ColourOf(series, plot), sign);
            }
        }
    }

    /// <summary>Edges of a band with many points would cover the lines.</summary>
    public static bool IsDrawn(BandMark band) => band.Ranges.Count <= MostRanges;

    private static void Draw(PlotMark mark, BrailleCanvas canvas, PlotFrame frame, string? colour, char sign)
    {
        switch (mark)
        {
            case LineMark line:
                Line(canvas, frame, line.Points, colour);
                Signs(canvas, frame, line.HasDots && line.Points.Count <= Few ? line.Points : [.. line.Points.TakeLast(line.IsThin || sign == TerminalPen.Dot(0) ? 0 : 1)], colour, sign);
                break;
            case DotMark { Points.Count: <= Few } dots:
                Signs(canvas, frame, dots.Points, colour, dots.IsSmall ? '·' : sign);
                break;
            case DotMark dots:
                foreach (var point in dots.Points)
                {
                    var (x, y) = frame.Place(point.At, point.Value);
                    canvas.Dot(x, y, colour);
                }
                break;
            case BandMark band when IsDrawn(band):
                Line(canvas, frame, [.. band.Ranges.Select(range => new PlotPoint(range.At, range.Low))], colour, 3);
                Line(canvas, frame, [.. band.Ranges.Select(range => new PlotPoint(range.At, range.High))], colour, 3);
                break;
            case ErrorMark errors:
                foreach (var range in errors.Ranges)
                {
                    canvas.Line(frame.Place(range.At, range.Low), frame.Place(range.At, range.High), colour);
                }
                break;
            case ShapeMark shape:
                Line(canvas, frame, [.. shape.Outline, shape.Outline[0]], colour);
                break;
            case BoxMark box:
                Box(canvas, frame, box, colour);
                break;
            case TextMark text:
                Text(canvas, frame, text, colour);
                break;
        }
    }

    private static void Line(BrailleCanvas canvas, PlotFrame frame, IReadOnlyList<PlotPoint> points, string? colour, int every = 1)
    {
        foreach (var (from, to) in points.Zip(points.Skip(1)).Where(pair => double.IsFinite(pair.First.Value) && double.IsFinite(pair.Second.Value)))
        {
            canvas.Line(frame.Place(from.At, from.Value), frame.Place(to.At, to.Value), colour, every);
        }
    }

    private static void Signs(BrailleCanvas canvas, PlotFrame frame, IEnumerable<PlotPoint> points, string? colour, char sign)
    {
        foreach (var point in points.Where(point => double.IsFinite(point.Value)))
        {
            var (x, y) = frame.Place(point.At, point.Value);
            canvas.Sign(x, y, sign, colour);
        }
    }

    private static void Box(BrailleCanvas canvas, PlotFrame frame, BoxMark box, string? colour)
    {
        var half = box.Width / 2;
        Line(canvas, frame, [new(box.At - half, box.LowerQuartile), new(box.At + half, box.LowerQuartile), new(box.At + half, box.UpperQuartile), new(box.At - half, box.UpperQuartile), new(box.At - half, box.LowerQuartile)], colour);
        Line(canvas, frame, [new(box.At - half, box.Median), new(box.At + half, box.Median)], colour);
        Line(canvas, frame, [new(box.At, box.UpperQuartile), new(box.At, box.High)], colour);
        Line(canvas, frame, [new(box.At, box.LowerQuartile), new(box.At, box.Low)], colour);
        Line(canvas, frame, [new(box.At - (half / 2), box.High), new(box.At + (half / 2), box.High)], colour);
        Line(canvas, frame, [new(box.At - (half / 2), box.Low), new(box.At + (half / 2), box.Low)], colour);
    }

    private static void Text(BrailleCanvas canvas, PlotFrame frame, TextMark text, string? colour)
    {
        var (x, y) = frame.Place(text.At.At, text.At.Value);
        var start = text.Side switch { TextSide.Right => x + 4, TextSide.Left => x - 4 - (2 * text.Text.Length), _ => x - text.Text.Length };
        start = Math.Clamp(start, 0, Math.Max(0, canvas.Width - (2 * text.Text.Length)));
        for (var i = 0; i < text.Text.Length; i++)
        {
            canvas.Sign(start + (2 * i), Math.Max(0, y - (text.Side == TextSide.Above ? 4 : 0)), text.Text[i], colour);
        }
    }
}
