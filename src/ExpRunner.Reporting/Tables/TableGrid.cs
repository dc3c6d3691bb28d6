using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>A table while it is made: behind each of its cells are the trials it tells of.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The rows, of as many cells.</param>
internal sealed record TableGrid(IReadOnlyList<ReportColumn> Columns, IReadOnlyList<GridCell[]> Rows)
{
    /// <summary>The columns that values are had from.</summary>
    public required IEnumerable<ColumnSource> Sources { get; init; }

    /// <summary>A grid with a row for each group.</summary>
    public static TableGrid OfRows(IReadOnlyList<ShownColumn> columns, IReadOnlyList<TrialGroup> rows)
        => new([.. columns.Select(Scaled)], [.. rows.Select(row => columns.Select(column => GridCell.Of(column, row)).ToArray())]) { Sources = columns.Select(column => column.Source) };

    /// <summary>A column; the mean of a score says which one it is.</summary>
    public static ReportColumn Scaled(ShownColumn column)
        => column.Source is { Kind: ReportColumnKind.Score, Score: { } score } ? column.Column with { Scale = score } : column.Column;

    /// <summary>The table.</summary>
    /// <exception cref="ReportException">Two columns have one name.</exception>
    public ReportTable Table(string? experiment)
    {
        if (Columns.GroupBy(column => column.Name).FirstOrDefault(same => same.Skip(1).Any()) is { } twice)
        {
            throw new ReportException($"rename: two columns would be called '{twice.Key}'. Choose another name.");
        }
        return new(experiment, Columns, [.. Rows.Select(row => (IReadOnlyList<Value>)Array.ConvertAll(row, cell => cell.Value))], []) { Errors = Errors() };
    }

    private Dictionary<(int Row, int Column), double> Errors()
    {
        var errors = new Dictionary<(int Row, int Column), double>();
        for (var row = 0; row < Rows.Count; row++)
        {
            for (var column = 0; column < Columns.Count; column++)
            {
                if (Rows[row][column].Error is { } error)
                {
                    errors[(row, column)] = error;
                }
            }
        }
        return errors;
    }
}

/// <summary>A cell while its table is made.</summary>
/// <param name="Value">What stands in it.</param>
/// <param name="Error">The error of that, or null.</param>
/// <param name="Trials">The trials it tells of; null for none.</param>
internal readonly record struct GridCell(Value Value, double? Error, TrialGroup? Trials)
{
    /// <summary>The cell of a column for some trials.</summary>
    public static GridCell Of(ShownColumn column, TrialGroup? trials) => trials is null ? default : new(column.Cell(trials), column.ErrorOf(trials), trials);
}
