namespace ExpRunner.Reporting.Plots;

/// <summary>One plot in a rectangle: title, legend, axes, marks, scale of colours.</summary>
internal sealed class SvgPanel
{
    private const double TickLength = 2.5;
    private const double BarWidth = 7;
    private readonly Plot _plot;
    private readonly string _letter;
    private readonly SvgLegend? _legend;
    private readonly PlotTheme _theme;
    private readonly double _width;
    private readonly IReadOnlyList<Tick> _upright;
    private readonly IReadOnlyList<Tick> _colours = [];
    private readonly LabelSetting _across;
    private readonly (double Left, double Right, double Top, double Bottom) _margin;

    /// <param name="plot">What to draw.</param>
    /// <param name="letter">What stands before its title.</param>
    /// <param name="size">Its size; no height where one that suits it is to be found.</param>
    /// <param name="theme">The ground.</param>
    /// <param name="hasLegend">Whether the legend is its own.</param>
    public SvgPanel(Plot plot, string letter, (double Width, double? Height) size, PlotTheme theme, bool hasLegend)
    {
        (_plot, _letter, _width, _theme) = (plot, letter, size.Width, theme);
        _legend = hasLegend ? new(plot, size.Width - 4) : null;
        var (across, upright) = plot.IsSideways ? (plot.Y, plot.X) : (plot.X, plot.Y);
        var top = (Heading.Length > 0 ? SvgFont.Title * 1.5 : 4) + (_legend?.Height ?? 0);
        var guess = size.Height is { } whole ? whole - top - 25 : size.Width * 0.5;
        _upright = upright.IsHidden ? [] : SvgAxes.Beside(upright, Math.Max(40, NaturalHeight(upright) ?? guess), size.Width * 0.36);
        var left = upright.IsHidden ? 6 : SvgAxes.Widest(_upright) + TickLength + 3 + (upright.Label.Length > 0 ? SvgFont.Normal * 1.35 : 0);
        if (plot.Colours is { } colours)
        {
            _colours = Ticks.Of(new PlotAxis { From = colours.From, To = colours.To > colours.From ? colours.To : colours.From + 1 }, 5);
            _colours = colours.To > colours.From ? _colours : [new(colours.From, PlotText.Number(colours.From))];
        }
        var right = plot.Colours is null ? 6 : 8 + BarWidth + 4 + SvgAxes.Widest(_colours) + (plot.Colours.Label.Length > 0 ? SvgFont.Normal * 1.35 : 0);
        _across = across.IsHidden ? new([], 0, 0) : SvgAxes.Below(across, Math.Max(20, size.Width - left - right), size.Width * 0.3);
        var bottom = across.IsHidden ? 4 : TickLength + 2 + _across.Height + (across.Label.Length > 0 ? SvgFont.Normal * 1.35 : 0) + 2;
        // A turned first label reaches to the left of its tick.
        var reach = _across.Turn == 0 || _across.Ticks.Count == 0 ? 0 : (SvgFont.Width(_across.Ticks[0].Label, SvgFont.Normal) * 0.72) - ((size.Width - left - right) / Math.Max(1, across.Categories.Count) / 2);
        _margin = (Math.Max(left, reach + 2), right, top, bottom);
        Height = size.Height ?? (top + bottom + (NaturalHeight(upright) ?? Math.Max(60, (size.Width - left - right) * 0.66)));
    }

    /// <summary>How high it is.</summary>
    public double Height { get; }

    private string Heading => _letter.Length > 0 ? $"{_letter} {_plot.Title}".TrimEnd() : _plot.Title;

    /// <summary>Draws it.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="left">Its left edge.</param>
    /// <param name="top">Its upper edge.</param>
    /// <param name="id">What tells its parts from those of other panels.</param>
    /// <param name="height">The height of its row.</param>
    public void Draw(SvgCanvas canvas, double left, double top, string id, double height)
    {
        var frame = new PlotFrame(_plot, left + _margin.Left, top + _margin.Top, Math.Max(20, _width - _margin.Left - _margin.Right), Math.Max(20, height - _margin.Top - _margin.Bottom));
        if (Heading.Length > 0)
        {
            canvas.Text(left, top + SvgFont.Title, SvgFont.Fit(Heading, SvgFont.Title * 1.05, _width), SvgFont.Title, Palettes.Ink(_theme), isBold: true);
        }
        _legend?.Draw(canvas, _plot, left + 2, top + (Heading.Length > 0 ? SvgFont.Title * 1.5 : 4), _theme);
        DrawGrid(canvas, frame);
        canvas.Raw($"<clipPath id=\"{id}\"><rect x=\"{SvgCanvas.N(frame.Left - 0.5)}\" y=\"{SvgCanvas.N(frame.Top - 3)}\" width=\"{SvgCanvas.N(frame.Width + 3.5)}\" height=\"{SvgCanvas.N(frame.Height + 3.5)}\"/></clipPath>");
        canvas.Raw($"<g clip-path=\"url(#{id})\">");
        var marks = new SvgMarks(canvas, frame, _theme);
        foreach (var series in _plot.Series)
        {
            marks.Draw(series);
        }
        canvas.Raw("</g>");
        DrawAxes(canvas, frame, left, top + height);
        if (_plot.Colours is { } colours)
        {
            DrawColours(canvas, frame, colours, id, left + _width);
        }
    }

    /// <summary>Rows of names are as high as text needs; fields of a heatmap about half as high as wide.</summary>
    private double? NaturalHeight(PlotAxis upright)
    {
        if (upright.Scale != AxisScale.Categorical || upright.IsHidden)
        {
            return null;
        }
        var row = _plot.Kind == PlotKind.Heatmap ? Math.Clamp(_width * 0.5 / Math.Max(1, upright.Categories.Count), 3, 20) : Math.Clamp(_plot.Series.Count * 7, 13, 40);
        return Math.Clamp(row * upright.Categories.Count, 45, 560);
    }

    private void DrawGrid(SvgCanvas canvas, PlotFrame frame)
    {
        if (_plot.Kind == PlotKind.Heatmap)
        {
            return;
        }
        foreach (var tick in _upright.Where(_ => frame.Upright.Scale != AxisScale.Categorical).Where(tick => tick.Label.Length > 0))
        {
            canvas.Line(frame.Left, frame.UprightAt(tick.At), frame.Right, frame.UprightAt(tick.At), Palettes.Grid(_theme), 0.5);
        }
        foreach (var tick in _across.Ticks.Where(tick => tick.Label.Length > 0 && (frame.Across.Scale != AxisScale.Categorical || _plot.Kind == PlotKind.Parallel)))
        {
            canvas.Line(frame.AcrossAt(tick.At), frame.Top, frame.AcrossAt(tick.At), frame.Bottom, _plot.Kind == PlotKind.Parallel ? Palettes.Muted(_theme) : Palettes.Grid(_theme), 0.5);
        }
    }

    private void DrawAxes(SvgCanvas canvas, PlotFrame frame, double left, double bottom)
    {
        var (ink, muted) = (Palettes.Ink(_theme), Palettes.Muted(_theme));
        if (!frame.Across.IsHidden)
        {
            canvas.Line(frame.Left, frame.Bottom, frame.Right, frame.Bottom, muted, 0.6);
            foreach (var tick in _across.Ticks)
            {
                var x = frame.AcrossAt(tick.At);
                canvas.Line(x, frame.Bottom, x, frame.Bottom + (tick.Label.Length > 0 ? TickLength : TickLength / 2), muted, 0.6);
                if (tick.Label.Length > 0)
                {
                    canvas.Text(_across.Turn == 0 ? x : x + 2, frame.Bottom + TickLength + 2 + (SvgFont.Normal * 0.75), tick.Label, SvgFont.Normal, ink, _across.Turn == 0 ? "middle" : "end", _across.Turn);
                }
            }
            canvas.Text(frame.Left + (frame.Width / 2), bottom - 3, SvgFont.Fit(frame.Across.Label, SvgFont.Normal, _width), SvgFont.Normal, ink, "middle");
        }
        if (!frame.Upright.IsHidden)
        {
            canvas.Line(frame.Left, frame.Top, frame.Left, frame.Bottom, muted, 0.6);
            foreach (var tick in _upright)
            {
                var y = frame.UprightAt(tick.At);
                canvas.Line(frame.Left - (tick.Label.Length > 0 ? TickLength : TickLength / 2), y, frame.Left, y, muted, 0.6);
                if (tick.Label.Length > 0)
                {
                    canvas.Text(frame.Left - TickLength - 2, y + (SvgFont.Normal * 0.35), tick.Label, SvgFont.Normal, ink, "end");
                }
            }
            canvas.Text(left + SvgFont.Normal, frame.Top + (frame.Height / 2), SvgFont.Fit(frame.Upright.Label, SvgFont.Normal, frame.Height + 20), SvgFont.Normal, ink, "middle", -90);
        }
    }

    private void DrawColours(SvgCanvas canvas, PlotFrame frame, ColourScale scale, string id, double right)
    {
        var (x, stops) = (frame.Right + 8, Palettes.Stops(_plot, scale, _theme));
        canvas.Raw($"<linearGradient id=\"{id}s\" x1=\"0\" y1=\"1\" x2=\"0\" y2=\"0\">{string.Concat(stops.Select((colour, place) => $"<stop offset=\"{SvgCanvas.N((double)place / (stops.Count - 1))}\" stop-color=\"{colour}\"/>"))}</linearGradient>");
        canvas.Rect(x, frame.Top, BarWidth, frame.Height, $"url(#{id}s)");
        foreach (var tick in _colours)
        {
            var y = frame.Bottom - (scale.Place(tick.At) * frame.Height);
            canvas.Line(x + BarWidth, y, x + BarWidth + 2, y, Palettes.Muted(_theme), 0.6);
            canvas.Text(x + BarWidth + 3.5, y + (SvgFont.Normal * 0.35), tick.Label, SvgFont.Normal, Palettes.Ink(_theme));
        }
        canvas.Text(right - 2, frame.Top + (frame.Height / 2), SvgFont.Fit(scale.Label, SvgFont.Normal, frame.Height + 20), SvgFont.Normal, Palettes.Ink(_theme), "middle", -90);
    }
}
