using ExpRunner.Values;

namespace ExpRunner.Reporting.Plots;

/// <summary>The rows of a picture: columns of one length.</summary>
internal sealed record PlotData(int Count)
{
    public PlotColumn? X { get; init; }

    public PlotColumn? Y { get; init; }

    public PlotColumn? Z { get; init; }

    public PlotColumn? Hue { get; init; }

    public PlotColumn? Style { get; init; }

    public PlotColumn? Facet { get; init; }

    /// <summary>The fields that importance or parallel coordinates are about.</summary>
    public IReadOnlyList<PlotColumn> Fields { get; init; } = [];

    /// <summary>Which trial a row belongs to.</summary>
    public required IReadOnlyList<int> Trials { get; init; }

    /// <summary>Which repetition of it.</summary>
    public required IReadOnlyList<long> Runs { get; init; }

    /// <summary>What a trial is called: the fields that vary.</summary>
    public IReadOnlyList<string> TrialNames => Names.Value;

    /// <summary>The same, made when a kind needs them.</summary>
    public required Lazy<IReadOnlyList<string>> Names { private get; init; }

    /// <summary>Of how many trials there could be more to say: their status, by number.</summary>
    public required string Failures { get; init; }

    /// <summary>Some of the rows.</summary>
    public PlotData Take(IReadOnlyList<int> rows) => this with
    {
        Count = rows.Count,
        X = X?.Take(rows),
        Y = Y?.Take(rows),
        Z = Z?.Take(rows),
        Hue = Hue?.Take(rows),
        Style = Style?.Take(rows),
        Facet = Facet?.Take(rows),
        Fields = [.. Fields.Select(field => field.Take(rows))],
        Trials = [.. rows.Select(row => Trials[row])],
        Runs = [.. rows.Select(row => Runs[row])],
    };

    /// <summary>
    /// The rows that have finite numbers in the columns, and what to say of the others.
    /// </summary>
    /// <exception cref="ReportException">None of the rows in any panel has a number in one of the columns.</exception>
    public PlotData WithNumbers(out string leftOut, params PlotColumn[] columns)
    {
        foreach (var column in columns.Where(column => !column.Everywhere.Any(cell => double.IsFinite(PlotColumn.Number(cell)))))
        {
            throw new ReportException(NoNumbers(column));
        }
        int[] kept = [.. Enumerable.Range(0, Count).Where(row => columns.All(column => double.IsFinite(column.Number(row))))];
        var names = string.Join(", ", columns.Select(column => column.Label));
        leftOut = kept.Length == Count ? "" : $"{Count - kept.Length} of {Count} rows have no finite {names} and are left out.";
        return kept.Length == Count ? this : Take(kept);
    }

    private string NoNumbers(PlotColumn column)
    {
        var text = column.Everywhere.FirstOrDefault(cell => cell.Kind is ValueKind.Text or ValueKind.List or ValueKind.Object);
        return text.Kind is not ValueKind.Null ? $"{column.Option}: '{column.Label}' is no number but, for example, {PlotText.Short(text.ToString(), 40)}. Name a column of numbers, or compute one with an expression."
            : column.Everywhere.Any(cell => cell.Kind == ValueKind.Number) ? $"{column.Option}: '{column.Label}' is never finite: all of it is NaN or infinite, and there is nothing to draw."
            : $"{column.Option}: no row has a number for '{column.Label}'.{Failures} There is nothing to draw.";
    }
}
