namespace ExpRunner.Reporting.Plots;

/// <summary>A number for each pair of x and y.</summary>
internal static class HeatmapBuilder
{
    private const int MostCells = 40_000;
    private const int MostAnnotated = 400;

    public static Plot Build(PlotData data, PlotOptions options)
    {
        var aggregate = options.Aggregate ?? PlotAggregate.Mean;
        var kept = data.WithNumbers(out var leftOut, data.Z!);
        // Numbers grow upwards, names are read from the top.
        var (x, y) = (Categories.Of(data.X!), data.Y!.IsNumeric ? Categories.Of(data.Y!) : Categories.Of(data.Y!).Reversed());
        if ((long)x.Count * y.Count > MostCells)
        {
            throw new ReportException($"heatmap: {x.Count} times {y.Count} fields are more than can be seen ({MostCells}). Round with an expression such as 'round({data.X!.Label}, 1)', or keep fewer with --where.");
        }
        var groups = Enumerable.Range(0, kept.Count)
            .GroupBy(row => (X: x.IndexOf(kept.X!.Cells[row]), Y: y.IndexOf(kept.Y!.Cells[row])))
            .Select(group => (group.Key, Numbers: group.Select(kept.Z!.Number).ToArray())).ToList();
        var cells = groups.Select(group => (group.Key.X, group.Key.Y, Value: Estimate.CenterOf(group.Numbers, aggregate))).ToList();
        var finite = cells.Where(cell => double.IsFinite(cell.Value)).Select(cell => cell.Value).DefaultIfEmpty(0).ToList();
        var (from, to) = options.Range ?? (finite.Min(), finite.Max());
        var write = options.Annotate ?? cells.Count <= MostAnnotated ? Writer(finite, options.Decimals) : _ => "";
        var label = options.ZLabel ?? (aggregate == PlotAggregate.Mean ? data.Z!.Label : $"{Estimate.Name(aggregate)} of {data.Z!.Label}");
        return new()
        {
            Kind = PlotKind.Heatmap,
            Title = options.Title ?? "",
            X = Axes.Of(options.XLabel ?? data.X!.Label, x),
            Y = Axes.Of(options.YLabel ?? data.Y!.Label, y),
            Colours = new(label, from, to, options.Palette),
            Series = [new() { Marks = [.. cells.OrderBy(cell => cell.Y).ThenBy(cell => cell.X).Select(cell => new CellMark(cell.X, cell.Y, cell.Value, write(cell.Value)))] }],
            Caption = Captions.Join($"Fields: {Estimate.Name(aggregate)}, {PlotText.Count(groups.Select(group => group.Numbers.Length))}.",
                cells.Count < x.Count * y.Count ? $"{(x.Count * y.Count) - cells.Count} of {x.Count * y.Count} fields have no result." : "", leftOut),
        };
    }

    /// <summary>All with the decimals that show the differences between them.</summary>
    private static Func<double, string> Writer(List<double> numbers, int? decimals)
    {
        if (decimals is { } asked)
        {
            return number => PlotText.Fixed(number, asked);
        }
        var most = numbers.Max(Math.Abs);
        // Where the least would be written as 0, all have the digits that count.
        var least = numbers.Select(Math.Abs).Where(number => number > 0).DefaultIfEmpty(1).Min();
        if (most is >= 1e6 or < 1e-4 and > 0 || least < most * 1e-4)
        {
            return number => PlotText.Number(number, least < most * 1e-4 ? 2 : 3);
        }
        var spread = numbers.Max() - numbers.Min();
        var digits = numbers.All(double.IsInteger) ? 0 : spread > 0 ? Math.Clamp(2 - (int)Math.Floor(Math.Log10(spread)), 0, 4) : 3;
        return number => PlotText.Fixed(number, digits);
    }
}
