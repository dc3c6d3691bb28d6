namespace ExpRunner.Reporting;

/// <summary>The columns a pivot is made of.</summary>
internal sealed class PivotLayout
{
    /// <exception cref="ReportException">A column is unknown.</exception>
    public PivotLayout(PivotOptions pivot, ColumnCatalog all)
    {
        Columns = [.. pivot.Columns.Select(name => all.Get(name, "columns"))];
        var isLabelled = pivot.Rows.Count == 0 && all.Label is not null && !Columns.Any(column => column.Template is not null);
        Rows = isLabelled ? [all.OfTrial(LabelColumn.Name)] : [.. pivot.Rows.Select(name => all.Get(name, "rows"))];
        // A statistic stands alone here, and says of which score it is.
        Values = [.. pivot.Values.Select(name => all.Get(name, "value")).Select(value => value.Kind == ReportColumnKind.Score ? value : value with { Header = value.Name })];
        if (Rows.Concat(Columns).FirstOrDefault(column => column.Field is null && !IsExperiment(column)) is { } measured)
        {
            throw new ReportException($"{(Rows.Contains(measured) ? "rows" : "columns")}: '{measured.Name}' is no field of a trial; rows and columns are made of those.");
        }
    }

    /// <summary>What makes rows.</summary>
    public IReadOnlyList<ColumnSource> Rows { get; }

    /// <summary>What makes columns.</summary>
    public IReadOnlyList<ColumnSource> Columns { get; }

    /// <summary>What stands in the cells.</summary>
    public IReadOnlyList<ColumnSource> Values { get; }

    /// <summary>Whether experiments stand in one table, because they make rows or columns.</summary>
    public bool IsAcross => Rows.Concat(Columns).Any(IsExperiment);

    private static bool IsExperiment(ColumnSource column) => column is { Kind: ReportColumnKind.Trial, Name: "experiment" or "trial.experiment" };
}
