namespace ExpRunner.Reporting.Plots;

/// <summary>A heatmap of coloured fields, or without colours of numbers and shades.</summary>
internal static class TerminalHeatmap
{
    private const string Shades = " ░▒▓█";
    private const int LongestName = 20;

    public static IEnumerable<string> Lines(Plot plot, TerminalPen pen)
    {
        var cells = plot.Series.SelectMany(series => series.Marks).OfType<CellMark>().ToDictionary(cell => ((int)cell.At, (int)cell.Across));
        var names = plot.Y.Categories.Select(name => TerminalPen.Fit(name, LongestName)).ToList();
        var left = names.Max(TextWidth.Of) + 1;
        var room = Math.Max(1, (pen.Width - left) / Math.Max(1, plot.X.Categories.Count));
        var textWidth = cells.Values.Select(cell => cell.Text.Length + (pen.HasColour ? 0 : 2)).DefaultIfEmpty(0).Max();
        var hasText = textWidth > 0 && textWidth + 2 <= room;
        var wanted = Math.Max(hasText ? textWidth + 2 : 2, plot.X.Categories.Max(TextWidth.Of) + 1);
        var width = Math.Min(room, wanted);
        var shown = Math.Min(plot.X.Categories.Count, Math.Max(1, (pen.Width - left) / width));
        yield return pen.Faint(TerminalPen.Fit($"{plot.Y.Label} by {plot.X.Label}", pen.Width));
        for (var y = names.Count - 1; y >= 0; y--)
        {
            yield return TextWidth.Padded(names[y], left - 1, isRight: true) + " " + string.Concat(Enumerable.Range(0, shown).Select(x => cells.TryGetValue((x, y), out var cell) ? Field(cell, plot, pen, width, hasText) : new string(' ', width)));
        }
        yield return new string(' ', left) + Feet(plot.X.Categories.Take(shown), width);
        if (shown < plot.X.Categories.Count)
        {
            yield return pen.Faint($"{plot.X.Categories.Count - shown} of {plot.X.Categories.Count} columns have no room here; write a file with -o.");
        }
        yield return new string(' ', left) + Scale(plot.Colours!, pen);
    }

    private static string Field(CellMark cell, Plot plot, TerminalPen pen, int width, bool hasText)
    {
        var place = plot.Colours!.Place(cell.Value);
        if (double.IsNaN(place))
        {
            return TextWidth.Padded(TerminalPen.Fit(cell.Text, width), width, isRight: true);
        }
        var shade = Shades[(int)Math.Round(place * (Shades.Length - 1))];
        var text = !hasText ? new string(pen.HasColour ? ' ' : shade, width) : TextWidth.Padded((pen.HasColour ? "" : shade + " ") + cell.Text + " ", width, isRight: true);
        return pen.On(text, Palettes.At(plot.Colours.Palette, place));
    }

    /// <summary>The names below, each in its column, or where they are narrow those that have room.</summary>
    private static string Feet(IEnumerable<string> names, int width)
    {
        if (width >= 5)
        {
            return string.Concat(names.Select(name => TextWidth.Padded(TerminalPen.Fit(name, width - 1) + (width > 2 ? " " : ""), width, isRight: true)));
        }
        var line = "";
        foreach (var (name, place) in names.Select((name, place) => (TerminalPen.Fit(name, LongestName), place)))
        {
            line = TextWidth.Of(line) <= place * width && (line.Length == 0 || TextWidth.Of(line) < place * width) ? TextWidth.Padded(line, place * width, false) + name : line;
        }
        return line;
    }

    private static string Scale(ColourScale colours, TerminalPen pen)
    {
        var samples = pen.HasColour ? string.Concat(Enumerable.Range(0, 12).Select(place => pen.On(" ", Palettes.At(colours.Palette, place / 11.0)))) : Shades;
        return $"{colours.Label}: {PlotText.Number(colours.From)} {samples} {PlotText.Number(colours.To)}";
    }
}
