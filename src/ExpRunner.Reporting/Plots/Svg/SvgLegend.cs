namespace ExpRunner.Reporting.Plots;

/// <summary>The names of series beside samples of their marks, in rows.</summary>
internal sealed class SvgLegend
{
    private const int Most = 24;
    private const double Sample = 14;
    private const double Gap = 8;
    private const double RowHeight = SvgFont.Normal * 1.4;
    private readonly List<(PlotSeries? Series, string Text, double X, int Row)> _entries = [];
    private readonly int _rows;

    /// <param name="plot">Whose series.</param>
    /// <param name="width">How wide rows may be.</param>
    public SvgLegend(Plot plot, double width)
    {
        var all = plot.Legend.ToList();
        var entries = all.Take(Most).Select(series => ((PlotSeries?)series, series.Name)).ToList();
        if (all.Count > Most)
        {
            entries.Add((null, $"and {all.Count - Most} more"));
        }
        if (plot.LegendTitle.Length > 0 && all.Count > 0)
        {
            entries.Insert(0, (null, plot.LegendTitle + ":"));
        }
        var (x, row) = (0.0, 0);
        foreach (var (series, name) in entries)
        {
            var sample = series is null ? 0 : Sample + 3;
            var text = SvgFont.Fit(name, SvgFont.Normal, width - sample);
            var taken = sample + SvgFont.Width(text, SvgFont.Normal);
            if (x > 0 && x + taken > width)
            {
                (x, row) = (0, row + 1);
            }
            _entries.Add((series, text, x, row));
            x += taken + Gap;
        }
        _rows = _entries.Count == 0 ? 0 : row + 1;
    }

    /// <summary>How high it is; 0 for none.</summary>
    public double Height => _rows == 0 ? 0 : (_rows * RowHeight) + 3;

    /// <summary>Draws it.</summary>
    public void Draw(SvgCanvas canvas, Plot plot, double left, double top, PlotTheme theme)
    {
        foreach (var (series, text, x, row) in _entries)
        {
            var foot = top + (row * RowHeight) + SvgFont.Normal;
            if (series is not null)
            {
                DrawSample(canvas, series, left + x, foot - (SvgFont.Normal * 0.33), Palettes.Of(series, plot, theme));
            }
            canvas.Text(left + x + (series is null ? 0 : Sample + 3), foot, text, SvgFont.Normal, series is null ? Palettes.Muted(theme) : Palettes.Ink(theme));
        }
    }

    private static void DrawSample(SvgCanvas canvas, PlotSeries series, double x, double y, string colour)
    {
        if (series.Marks.Any(mark => mark is BarMark or BoxMark or ShapeMark))
        {
            canvas.Rect(x + 3, y - 3, Sample - 5, 6, colour);
            return;
        }
        var line = series.Marks.OfType<LineMark>().FirstOrDefault();
        if (line is not null)
        {
            canvas.Line(x, y, x + Sample, y, colour, 1.2, SvgLook.Dashes(series.Style));
        }
        if (line is null || line.HasDots)
        {
            SvgLook.Dot(canvas, x + (Sample / 2), y, 2.1, series.Style, colour, "");
        }
    }
}
