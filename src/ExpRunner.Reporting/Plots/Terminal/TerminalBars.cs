namespace ExpRunner.Reporting.Plots;

/// <summary>Bars from left to right, a line each, in eighths of a character.</summary>
internal static class TerminalBars
{
    private const string Eighths = "▏▎▍▌▋▊▉";

    public static IEnumerable<string> Lines(Plot plot, TerminalPen pen)
    {
        var bars = plot.Series.SelectMany(series => series.Marks.OfType<BarMark>().SelectMany(mark => mark.Bars.Select(bar => (Series: series, Bar: bar, Error: ErrorOf(series, bar)))))
            .OrderBy(bar => Math.Round(bar.Bar.At)).ThenBy(bar => bar.Bar.At).ToList();
        var names = bars.Select(bar => NameOf(bar.Bar.At, bar.Series, plot)).ToList();
        var left = Math.Min(pen.Width / 3, names.Select(TextWidth.Of).DefaultIfEmpty(0).Max());
        var values = bars.Select(bar => PlotText.Number(bar.Bar.High, 5) + (bar.Error is { } error ? $" [{PlotText.Number(error.Low, 4)}, {PlotText.Number(error.High, 4)}]" : "")).ToList();
        var room = Math.Max(8, pen.Width - left - 2 - values.Select(TextWidth.Of).DefaultIfEmpty(0).Max());
        yield return pen.Faint(TerminalPen.Fit($"{plot.Y.Label}{(plot.X.Label.Length > 0 ? $" by {plot.X.Label}" : "")}{(plot.LegendTitle.Length > 0 ? $", {plot.LegendTitle}" : "")}", pen.Width));
        for (var i = 0; i < bars.Count; i++)
        {
            var bar = pen.In(bars[i].Series, plot, Drawn(bars[i].Bar, plot.Y, room));
            yield return $"{TextWidth.Padded(TerminalPen.Fit(names[i], left), left, isRight: true)} {bar} {values[i]}";
        }
    }

    private static PlotRange? ErrorOf(PlotSeries series, PlotRange bar)
        => series.Marks.OfType<ErrorMark>().SelectMany(mark => mark.Ranges).Where(range => range.At == bar.At).Cast<PlotRange?>().FirstOrDefault();

    private static string NameOf(double at, PlotSeries series, Plot plot)
    {
        var name = plot.X.Categories[(int)Math.Clamp(Math.Round(at), 0, plot.X.Categories.Count - 1)];
        return series.Name.Length > 0 && series.Name != name ? $"{name} {series.Name}" : name;
    }

    /// <summary>The bar in its row; spaces where it is not.</summary>
    private static string Drawn(PlotRange bar, PlotAxis axis, int room)
    {
        var (from, to) = (Math.Clamp(axis.Place(Math.Min(bar.Low, bar.High)), 0, 1) * room, Math.Clamp(axis.Place(Math.Max(bar.Low, bar.High)), 0, 1) * room);
        var (first, eighths) = ((int)Math.Round(from), (int)Math.Round((to - Math.Round(from)) * 8));
        var (whole, part) = (Math.Max(0, eighths) / 8, Math.Max(0, eighths) % 8);
        var text = new string(' ', first) + new string('█', whole) + (part > 0 ? Eighths[part - 1] : whole == 0 ? '▏' : "");
        return TextWidth.Padded(text, room, isRight: false);
    }
}
