namespace ExpRunner.Reporting.Plots;

/// <summary>Draws a figure with characters: fields and bars of blocks, all else of braille dots.</summary>
public static class TerminalWriter
{
    private const int Least = 40;

    /// <summary>Writes it, panel below panel.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="figure">What to draw.</param>
    /// <param name="look">What the terminal can show.</param>
    public static void Write(TextWriter writer, PlotFigure figure, TerminalLook look)
    {
        var pen = new TerminalPen(look with { Width = Math.Max(Least, look.Width) });
        foreach (var line in Lines(figure, pen))
        {
            writer.WriteLine(look.IsAscii ? TerminalAscii.Of(line) : line);
        }
    }

    private static IEnumerable<string> Lines(PlotFigure figure, TerminalPen pen)
    {
        if (figure.Title.Length > 0)
        {
            yield return pen.Bold(TerminalPen.Fit(PlotText.Short(figure.Title, pen.Width), pen.Width));
        }
        foreach (var line in figure.Panels.SelectMany(plot => Lines(plot, pen)))
        {
            yield return line;
        }
        foreach (var line in figure.HasCaption ? TerminalPen.Wrap(SvgWriter.CaptionOf(figure), pen.Width) : [])
        {
            yield return pen.Faint(line);
        }
    }

    private static IEnumerable<string> Lines(Plot plot, TerminalPen pen)
    {
        if (plot.Title.Length > 0)
        {
            yield return pen.Bold(TerminalPen.Fit(plot.Title, pen.Width));
        }
        var lines = plot.Kind switch
        {
            PlotKind.Heatmap => TerminalHeatmap.Lines(plot, pen),
            PlotKind.Bars or PlotKind.Importance => TerminalBars.Lines(plot, pen),
            _ => TerminalChart.Lines(plot, pen),
        };
        foreach (var line in lines)
        {
            yield return line.TrimEnd();
        }
    }
}
