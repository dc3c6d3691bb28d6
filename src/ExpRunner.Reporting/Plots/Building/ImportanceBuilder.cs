using ExpRunner.Statistics;

namespace ExpRunner.Reporting.Plots;

/// <summary>How much each field matters for a score: shares of variance on a full grid, permutation importance otherwise.</summary>
internal static class ImportanceBuilder
{
    private const int MostBars = 15;

    public static Plot Build(PlotData data, PlotOptions options)
    {
        var kept = data.WithNumbers(out var leftOut, data.Y!);
        if (kept.Fields.Count == 0)
        {
            throw new ReportException("importance: no field varies, so none can matter. Name fields with --fields.");
        }
        double[] target = [.. Enumerable.Range(0, kept.Count).Select(kept.Y!.Number)];
        var names = kept.Fields.Select(field => (Field: field, Values: Categories.Of(field))).ToList();
        return Anova.Of([.. kept.Fields.Select(field => field.Label)], Cells(kept, names, target), out var reason) is { } anova && double.IsFinite(anova.Terms[0].Share)
            ? Draw(options, kept, [.. anova.Terms.Select(term => (term.Name, term.Share, double.NaN))], "share of variance",
                Captions.Join($"Analysis of variance of a full grid, n = {kept.Count}: η², the share of all variation of {kept.Y!.Label} that goes with a field or an interaction; {PlotText.Number(anova.Error.Share, 3)} is left to chance.", leftOut))
            : Permuted(kept, options, names, target, reason, leftOut);
    }

    private static List<AnovaCell> Cells(PlotData data, List<(PlotColumn Field, Categories Values)> names, double[] target)
        => [.. Enumerable.Range(0, data.Count)
            .Select(row => (Row: row, Levels: names.Select(name => name.Values.IndexOf(name.Field.Cells[row])).ToArray()))
            .GroupBy(pair => string.Join(',', pair.Levels))
            .Select(cell => new AnovaCell(cell.First().Levels, [.. cell.Select(pair => target[pair.Row])]))];

    private static Plot Permuted(PlotData data, PlotOptions options, List<(PlotColumn Field, Categories Values)> names, double[] target, string reason, string leftOut)
    {
        double[][] rows = [.. Enumerable.Range(0, data.Count).Select(row => names.Select(name => name.Field.IsNumeric && !name.Field.Cells[row].IsNull ? name.Field.Number(row) : name.Values.IndexOf(name.Field.Cells[row])).ToArray())];
        var found = PermutationImportance.Of(rows, [.. names.Select(name => name.Field.IsNumeric)], target)
            ?? throw new ReportException($"importance: {data.Count} rows whose {data.Y!.Label} varies too little or is too seldom finite; it takes at least {PermutationImportance.LeastRows} rows that differ.");
        return Draw(options, data, [.. data.Fields.Select((field, place) => (field.Label, found.Importances[place], found.Errors[place]))], "permutation importance",
            Captions.Join($"Permutation importance by a random forest, n = {data.Count}: growth of the squared error of {data.Y!.Label} when a field is shuffled, in units of its variance; error bars: standard error over trees. The forest explains {PlotText.Number(found.Explained, 3)} of the variance (R²).",
                reason.Length > 0 ? $"No analysis of variance: {reason}" : "", leftOut));
    }

    private static Plot Draw(PlotOptions options, PlotData data, List<(string Name, double Value, double Error)> found, string label, string caption)
    {
        var bars = found.OrderByDescending(bar => bar.Value).Take(MostBars).ToList();
        var errors = bars.Select((bar, place) => new PlotRange(place, bar.Value - bar.Error, bar.Value + bar.Error)).Where(range => double.IsFinite(range.Low)).ToList();
        return new()
        {
            Kind = PlotKind.Importance,
            Title = options.Title ?? "",
            IsSideways = true,
            X = new() { Label = options.XLabel ?? "", Scale = AxisScale.Categorical, Categories = [.. bars.Select(bar => PlotText.Short(bar.Name, 60))], From = -0.5, To = bars.Count - 0.5 },
            Y = Axes.Of(options.YLabel ?? $"{label} of {data.Y!.Label}", bars.Select(bar => bar.Value).Concat(errors.SelectMany(range => (double[])[range.Low, range.High])), false, options.Range, fromZero: true),
            Series = [new() { Marks = [new BarMark([.. bars.Select((bar, place) => new PlotRange(place, 0, bar.Value))], 0.7), .. errors.Count > 0 ? [new ErrorMark(errors)] : Array.Empty<PlotMark>()] }],
            Caption = Captions.Join(caption, found.Count > bars.Count ? $"The {MostBars} greatest of {found.Count}." : ""),
        };
    }
}
