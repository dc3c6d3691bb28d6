namespace ExpRunner.Reporting.Plots;

/// <summary>Draws marks.</summary>
internal sealed class SvgMarks(SvgCanvas canvas, PlotFrame frame, PlotTheme theme)
{
    private const int ManyDots = 200;

    /// <summary>Whether the numbers of all fields fit into theirs; some without the others would mislead.</summary>
    private readonly Lazy<bool> _hasRoom = new(() => frame.Height / frame.Plot.Y.Categories.Count > SvgFont.Small && frame.Plot.Series.SelectMany(series => series.Marks).OfType<CellMark>()
        .All(cell => SvgFont.Width(cell.Text, SvgFont.Small) < frame.Width / frame.Plot.X.Categories.Count));

    /// <summary>Draws a series.</summary>
    public void Draw(PlotSeries series)
    {
        var colour = Palettes.Of(series, frame.Plot, theme);
        foreach (var mark in series.Marks)
        {
            Draw(mark, series, colour);
        }
    }

    private void Draw(PlotMark mark, PlotSeries series, string colour)
    {
        switch (mark)
        {
            case BandMark band:
                var edge = band.Ranges.Select(range => frame.Place(range.At, range.High)).Concat(band.Ranges.Reverse().Select(range => frame.Place(range.At, range.Low)));
                canvas.Path(edge, true, $" fill=\"{colour}\" fill-opacity=\"{(theme == PlotTheme.Light ? "0.18" : "0.26")}\"");
                break;
            case LineMark line:
                Line(line, series, colour);
                break;
            case DotMark dots:
                Dots(dots, series, colour);
                break;
            case ErrorMark errors:
                Errors(errors, colour);
                break;
            case BarMark bars:
                Bars(bars, colour);
                break;
            case BoxMark box:
                Box(box, colour);
                break;
            case ShapeMark shape:
                canvas.Path(shape.Outline.Select(point => frame.Place(point.At, point.Value)), true, $" fill=\"{colour}\" fill-opacity=\"0.35\" stroke=\"{colour}\" stroke-width=\"0.7\"");
                break;
            case CellMark cell:
                Cell(cell);
                break;
            case TextMark text:
                Text(text, series.Colour < 0 ? colour : Palettes.Ink(theme));
                break;
        }
    }

    private void Line(LineMark line, PlotSeries series, string colour)
    {
        var look = $" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{(line.IsThin ? "0.6" : "1.2")}\" stroke-linejoin=\"round\"{(line.IsThin && series.Shade is not null ? " stroke-opacity=\"0.7\"" : "")}{SvgLook.Dashes(series.Style)}";
        var part = new List<(double X, double Y)>();
        foreach (var point in line.Points)
        {
            if (double.IsFinite(point.Value))
            {
                part.Add(frame.Place(point.At, point.Value));
                continue;
            }
            canvas.Path(part, false, look);
            part.Clear();
        }
        canvas.Path(part, false, look);
        if (line.HasDots)
        {
            Dots(new(line.Points), series, colour);
        }
    }

    private void Dots(DotMark dots, PlotSeries series, string colour)
    {
        var faint = dots.Points.Count > ManyDots ? " fill-opacity=\"0.5\"" : "";
        foreach (var point in dots.Points.Where(point => double.IsFinite(point.Value)))
        {
            var (x, y) = frame.Place(point.At, point.Value);
            SvgLook.Dot(canvas, x, y, dots.IsSmall ? 1.3 : 2.1, series.Style, colour, faint);
        }
    }

    private void Errors(ErrorMark errors, string colour)
    {
        var shade = frame.Plot.Series.Any(series => series.Marks.Any(mark => mark is BarMark)) ? Palettes.Ink(theme) : colour;
        foreach (var range in errors.Ranges)
        {
            var (low, high) = (frame.Place(range.At, range.Low), frame.Place(range.At, range.High));
            canvas.Line(low.X, low.Y, high.X, high.Y, shade, 0.8);
            Cap(low, shade);
            Cap(high, shade);
        }
    }

    private void Cap((double X, double Y) end, string colour)
    {
        var (across, up) = frame.Plot.IsSideways ? (0.0, 1.8) : (1.8, 0.0);
        canvas.Line(end.X - across, end.Y - up, end.X + across, end.Y + up, colour, 0.8);
    }

    private void Bars(BarMark bars, string colour)
    {
        foreach (var bar in bars.Bars)
        {
            Rect(bar.At - (bars.Width / 2), bar.Low, bar.At + (bars.Width / 2), bar.High, colour, "");
        }
    }

    private void Rect(double at, double low, double to, double high, string fill, string more)
    {
        var (a, b) = (frame.Place(at, low), frame.Place(to, high));
        canvas.Rect(Math.Min(a.X, b.X), Math.Min(a.Y, b.Y), Math.Abs(a.X - b.X), Math.Abs(a.Y - b.Y), fill, more);
    }

    private void Box(BoxMark box, string colour)
    {
        var half = box.Width / 2;
        Rect(box.At - half, box.LowerQuartile, box.At + half, box.UpperQuartile, colour, $" fill-opacity=\"0.3\" stroke=\"{colour}\" stroke-width=\"0.8\"");
        Stroke(box.At, box.UpperQuartile, box.At, box.High, colour, 0.8);
        Stroke(box.At, box.LowerQuartile, box.At, box.Low, colour, 0.8);
        Stroke(box.At - (half / 2), box.High, box.At + (half / 2), box.High, colour, 0.8);
        Stroke(box.At - (half / 2), box.Low, box.At + (half / 2), box.Low, colour, 0.8);
        Stroke(box.At - half, box.Median, box.At + half, box.Median, Palettes.Ink(theme), 1.2);
    }

    private void Stroke(double at, double value, double toAt, double toValue, string colour, double width)
    {
        var (from, to) = (frame.Place(at, value), frame.Place(toAt, toValue));
        canvas.Line(from.X, from.Y, to.X, to.Y, colour, width);
    }

    private void Cell(CellMark cell)
    {
        var place = frame.Plot.Colours!.Place(cell.Value);
        var fill = double.IsNaN(place) ? Palettes.Grid(theme) : Palettes.At(frame.Plot.Colours.Palette, place);
        Rect(cell.At - 0.5, cell.Across - 0.5, cell.At + 0.5, cell.Across + 0.5, fill, $" stroke=\"{Palettes.Ground(theme)}\" stroke-width=\"0.4\"");
        var (x, y) = frame.Place(cell.At, cell.Across);
        if (cell.Text.Length > 0 && _hasRoom.Value)
        {
            canvas.Text(x, y + (SvgFont.Small * 0.35), cell.Text, SvgFont.Small, Palettes.TextOn(fill), "middle");
        }
    }

    private void Text(TextMark text, string colour)
    {
        var (x, y) = frame.Place(text.At.At, text.At.Value);
        var (dx, dy, anchor) = text.Side switch
        {
            TextSide.Left => (-3, 0.35 * SvgFont.Small, "end"),
            TextSide.Right => (3, 0.35 * SvgFont.Small, "start"),
            TextSide.Above => (0, -3, "middle"),
            _ => (0.0, 0.35 * SvgFont.Small, "middle"),
        };
        var room = text.Side switch { TextSide.Left => x - 3 - frame.Left, TextSide.Right => frame.Right - x, _ => frame.Width };
        canvas.Text(x + dx, y + dy, SvgFont.Fit(text.Text, SvgFont.Small, Math.Max(room, SvgFont.Small * 3)), SvgFont.Small, colour, anchor, halo: Palettes.Ground(theme));
    }
}
