namespace ExpRunner.Reporting.Plots;

/// <summary>Axes and marks of braille dots.</summary>
internal static class TerminalChart
{
    private const int Rows = 18;
    private const int LongestName = 22;

    public static IEnumerable<string> Lines(Plot plot, TerminalPen pen)
    {
        var upright = plot.IsSideways ? plot.X : plot.Y;
        var rows = upright is { Scale: AxisScale.Categorical, IsHidden: false } ? Math.Clamp(upright.Categories.Count * 3, 6, 45) : plot.Kind == PlotKind.Ranks ? Math.Clamp((int)(upright.To - upright.From) * 2, 6, 60) : Rows;
        var ticks = upright.IsHidden ? [] : Ticks.Of(upright, 6).Where(tick => tick.Label.Length > 0).Select(tick => tick with { Label = TerminalPen.Fit(tick.Label, LongestName) }).ToList();
        var left = ticks.Select(tick => TextWidth.Of(tick.Label)).DefaultIfEmpty(0).Max();
        var columns = Math.Max(10, pen.Width - left - 2);
        var canvas = new BrailleCanvas(columns, rows);
        var frame = new PlotFrame(plot, 0, 0, canvas.Width - 1, canvas.Height - 1);
        TerminalMarks.Draw(canvas, frame, plot, pen);
        foreach (var line in pen.Legend(plot))
        {
            yield return line;
        }
        if (!upright.IsHidden && upright.Label.Length > 0)
        {
            yield return pen.Faint(TerminalPen.Fit(upright.Label, pen.Width));
        }
        var labels = ticks.GroupBy(tick => (int)Math.Round(frame.UprightAt(tick.At)) / 4).ToDictionary(group => group.Key, group => group.First().Label);
        for (var row = 0; row < rows; row++)
        {
            var label = labels.GetValueOrDefault(row, "");
            yield return TextWidth.Padded(label, left, isRight: true) + (upright.IsHidden ? " " : label.Length > 0 ? "┤" : "│") + canvas.Row(row, pen);
        }
        foreach (var line in Feet(frame, left, columns, pen))
        {
            yield return line;
        }
        if (plot.Series.SelectMany(series => series.Marks).OfType<BandMark>().Any(band => !TerminalMarks.IsDrawn(band)))
        {
            yield return pen.Faint(TerminalPen.Fit("The bands would cover the lines and are not drawn here; a file (-o) has them.", pen.Width));
        }
    }

    private static IEnumerable<string> Feet(PlotFrame frame, int left, int columns, TerminalPen pen)
    {
        if (frame.Across.IsHidden)
        {
            yield break;
        }
        var (rule, labels) = (Enumerable.Repeat('─', columns).ToArray(), Enumerable.Repeat(' ', columns + left + 2).ToArray());
        var free = 0;
        foreach (var tick in Ticks.Of(frame.Across, Math.Max(2, columns / 10)).Where(tick => tick.Label.Length > 0))
        {
            var column = (int)Math.Round(frame.AcrossAt(tick.At)) / 2;
            if (column < 0 || column >= columns)
            {
                continue;
            }
            rule[column] = '┬';
            var label = TerminalPen.Fit(tick.Label, Math.Max(6, columns / Math.Max(1, frame.Across.Categories.Count) - 1));
            var start = Math.Clamp(left + 1 + column - (label.Length / 2), 0, Math.Max(0, labels.Length - label.Length));
            if (start >= free && TextWidth.Of(label) == label.Length)
            {
                label.CopyTo(labels.AsSpan(start));
                free = start + label.Length + 1;
            }
        }
        yield return new string(' ', left) + "└" + new string(rule);
        yield return new string(labels);
        if (frame.Across.Label.Length > 0)
        {
            yield return pen.Faint(new string(' ', left + 1) + TerminalPen.Fit(frame.Across.Label, columns));
        }
        if (frame.Plot.Colours is { } colours)
        {
            yield return pen.Faint($"colour: {colours.Label} from {PlotText.Number(colours.From)} to {PlotText.Number(colours.To)}");
        }
    }
}
