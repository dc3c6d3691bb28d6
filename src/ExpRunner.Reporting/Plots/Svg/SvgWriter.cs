namespace ExpRunner.Reporting.Plots;

/// <summary>Writes a figure as SVG 1.1: text stays text, and the same figure is the same file everywhere.</summary>
public static class SvgWriter
{
    private const double PointsPerMillimetre = 72 / 25.4;
    private const double Edge = 4;
    private const double Gap = 10;

    /// <summary>Writes it.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="figure">What to draw.</param>
    /// <param name="theme">The ground it stands on.</param>
    public static void Write(TextWriter writer, PlotFigure figure, PlotTheme theme = PlotTheme.Light)
    {
        var width = figure.Width * PointsPerMillimetre;
        var canvas = new SvgCanvas();
        var height = Draw(canvas, figure, width, theme);
        var size = $"width=\"{SvgCanvas.N(figure.Width)}mm\" height=\"{SvgCanvas.N(height / PointsPerMillimetre)}mm\" viewBox=\"0 0 {SvgCanvas.N(width)} {SvgCanvas.N(height)}\"";
        writer.Write($"<svg xmlns=\"http://www.w3.org/2000/svg\" {size} font-family=\"{SvgFont.Family}\" role=\"img\">\n");
        writer.Write($"<title>{SvgCanvas.Escaped(TitleOf(figure))}</title>\n<desc>{SvgCanvas.Escaped(CaptionOf(figure))}</desc>\n");
        writer.Write($"<rect width=\"100%\" height=\"100%\" fill=\"{Palettes.Ground(theme)}\"/>\n{canvas}</svg>\n");
    }

    private static double Draw(SvgCanvas canvas, PlotFigure figure, double width, PlotTheme theme)
    {
        var y = Edge;
        if (figure.Title.Length > 0)
        {
            foreach (var line in SvgFont.Wrap(figure.Title, SvgFont.Title * 1.1, width - (2 * Edge)))
            {
                y += SvgFont.Title * SvgFont.Leading;
                canvas.Text(Edge, y - 2, line, SvgFont.Title, Palettes.Ink(theme), isBold: true);
            }
            y += 3;
        }
        if (figure.SharesLegend)
        {
            var owner = figure.Panels.First(panel => panel.Legend.Any());
            var legend = new SvgLegend(owner, width - (2 * Edge));
            legend.Draw(canvas, owner, Edge, y, theme);
            y += legend.Height + 2;
        }
        y = DrawPanels(canvas, figure, width, theme, y);
        foreach (var line in figure.HasCaption ? SvgFont.Wrap(CaptionOf(figure), SvgFont.Small, width - (2 * Edge)) : [])
        {
            y += SvgFont.Small * SvgFont.Leading;
            canvas.Text(Edge, y, line, SvgFont.Small, Palettes.Muted(theme));
        }
        return y + Edge;
    }

    private static double DrawPanels(SvgCanvas canvas, PlotFigure figure, double width, PlotTheme theme, double y)
    {
        var columns = Math.Clamp(figure.Columns, 1, Math.Max(1, figure.Panels.Count));
        var size = ((width - (2 * Edge) - (Gap * (columns - 1))) / columns, figure.Height * PointsPerMillimetre);
        List<SvgPanel> panels = [.. figure.Panels.Select((plot, place) => new SvgPanel(plot, LetterOf(figure, place), size, theme, !figure.SharesLegend))];
        for (var first = 0; first < panels.Count; first += columns)
        {
            var row = panels.Skip(first).Take(columns).ToList();
            var height = row.Max(panel => panel.Height);
            for (var i = 0; i < row.Count; i++)
            {
                row[i].Draw(canvas, Edge + (i * (size.Item1 + Gap)), y, $"p{first + i}", height);
            }
            y += height + (first + columns < panels.Count ? Gap : 2);
        }
        return y;
    }

    /// <summary>What the captions of all panels say, each once.</summary>
    internal static string CaptionOf(PlotFigure figure)
    {
        var captions = figure.Panels.Select(panel => panel.Caption).ToList();
        return captions.Distinct().Count() <= 1 ? captions.FirstOrDefault() ?? ""
            : string.Join(' ', captions.Select((caption, place) => figure.HasLetters ? $"{LetterOf(figure, place)} {caption}" : $"{figure.Panels[place].Title}: {caption}"));
    }

    /// <summary>(a), (b), ... (z), (aa).</summary>
    /// <summary>What stands before a panel's title.</summary>
    internal static string LetterOf(PlotFigure figure, int place)
        => !figure.HasLetters ? "" : place < 26 ? $"({(char)('a' + place)})" : $"({(char)('a' + (place / 26) - 1)}{(char)('a' + (place % 26))})";

    private static string TitleOf(PlotFigure figure)
        => figure.Title.Length > 0 ? figure.Title : string.Join("; ", figure.Panels.Select(panel => panel.Title.Length > 0 ? panel.Title : $"{panel.Kind}: {panel.X.Label}, {panel.Y.Label}").Distinct());
}
