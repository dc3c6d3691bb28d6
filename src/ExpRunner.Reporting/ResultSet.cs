namespace ExpRunner.Reporting;

/// <summary>Everything that was read, ready to be made into tables.</summary>
/// <param name="Rows">The trials: file by file, by experiment_id, the last line of an id.</param>
/// <param name="Warnings">What was passed over, with file and line.</param>
public sealed record ResultSet(IReadOnlyList<ResultRow> Rows, IReadOnlyList<string> Warnings)
{
    /// <summary>Makes the tables: one for each experiment, or one for all where the format is for programs.</summary>
    /// <exception cref="ReportException">A column is unknown, or an option does not fit.</exception>
    /// <exception cref="Expressions.ExpressionException">The Where expression is wrong.</exception>
    public IReadOnlyList<ReportTable> Tables(ReportOptions options)
    {
        var table = new TableBuilder(new(Rows), options);
        if (options.GroupBy.Count == 0)
        {
            return table.Build(Rows);
        }
        var pool = new TrialPool(table);
        foreach (var row in Rows)
        {
            pool.Add(row);
        }
        return table.Build(pool.Parts);
    }
}
