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
        if (!options.IsGrouped)
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

    /// <summary>
    /// One table an experiment with a row for each repetition, also those that did not complete: experiment_id, run_id, the config fields,
    /// status and error (null where the line does not tell: it names those of the first repetition that did not complete), folder, and the
    /// scores as they are. A name that a config field has too is <c>trial.name</c> or <c>scores.name</c>.
    /// </summary>
    public IReadOnlyList<ReportTable> Repetitions() => Each(LevelTables.Repetitions);

    /// <summary>
    /// One table an experiment with a row for each logged value: experiment_id, run_id, attempt, the config fields, folder, series, step, value.
    /// Of each repetition the newest attempt that logged something is read, from the folder that lies beside its results.jsonl, wherever that was moved to.
    /// </summary>
    /// <param name="warnings">Where to name lines and files that were passed over.</param>
    public IReadOnlyList<ReportTable> Series(ICollection<string> warnings) => Each((experiment, rows) => LevelTables.Series(experiment, rows, warnings));

    /// <summary>The trials for which an expression is true (docs/expressions.md).</summary>
    /// <exception cref="Expressions.ExpressionException">The expression is wrong.</exception>
    public ResultSet Where(string expression)
    {
        var filter = new TrialFilter(expression, new(new TrialNames(Rows)));
        return this with { Rows = [.. Rows.Where(row => filter.Keeps(new SingleTrial(row)))] };
    }

    private ReportTable[] Each(Func<string, IReadOnlyList<ResultRow>, ReportTable> table)
        => [.. Rows.GroupBy(row => row.Experiment).Select(experiment => table(experiment.Key, [.. experiment]))];
}
