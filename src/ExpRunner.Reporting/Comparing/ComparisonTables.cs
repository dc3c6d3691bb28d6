using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>Comparisons as tables: for programs one with all numbers, for people one for each score.</summary>
internal static class ComparisonTables
{
    /// <summary>One table of all rows.</summary>
    public static ReportTable ForPrograms(Comparison comparison)
    {
        string[] fields = [.. comparison.Rows.SelectMany(row => row.Config.Keys).Distinct()];
        var statistics = StatColumns.ForPrograms("a", "b");
        // A field may be called as a column is.
        ReportColumn[] columns =
        [
            new("experiment", "experiment", ReportColumnKind.Trial),
            .. fields.Select(field => new ReportColumn(field, field, ReportColumnKind.Config)),
            .. new[] { "score", "verdict", "missing", "regression", "reason" }.Select(name => new ReportColumn(Own(name, fields), name, ReportColumnKind.Trial)),
            new(Own("change", fields), "change", ReportColumnKind.Statistic),
            new(Own("p_holm", fields), "p_holm", ReportColumnKind.Statistic),
            .. statistics.Select(column => column.Described with { Name = Own(column.Name, fields) }),
        ];
        return new(null, columns, [.. comparison.Rows.Select(Row)], []);

        IReadOnlyList<Value> Row(ComparedRow row) =>
        [
            Value.Of(row.Experiment),
            .. fields.Select(field => row.Config.GetValueOrDefault(field)),
            Value.Of(row.Score),
            Value.Of(StatText.Name(row.Verdict)),
            row.Missing is { } missing ? Value.Of(missing) : Value.Null,
            Value.Of(row.IsRegression),
            Value.Of(row.Reason),
            Cell.Defined(double.IsFinite(row.Change), row.Change),
            Cell.Defined(!double.IsNaN(row.AdjustedP), row.AdjustedP),
            .. statistics.Select(column => column.Cell(row.Samples)),
        ];
    }

    /// <summary>A table for each score of each experiment, with the config fields that vary.</summary>
    public static IReadOnlyList<ReportTable> ForPeople(IReadOnlyList<ComparedRow> all, IEnumerable<ComparedRow> shown)
        => [.. shown.GroupBy(row => (row.Experiment, row.Score)).Select(group => ForPeople([.. all.Where(row => row.Experiment == group.Key.Experiment)], [.. group], group.Key))];

    private static ReportTable ForPeople(List<ComparedRow> experiment, List<ComparedRow> rows, (string Experiment, string Score) key)
    {
        var fields = Fields(experiment);
        var statistics = StatColumns.ForPeople("A", "B", !rows.Exists(row => row.Samples.IsApart));
        return new(
            $"{key.Experiment}: {key.Score}",
            [
                .. fields.Select(field => new ReportColumn(field, field, ReportColumnKind.Config)),
                .. statistics.Select(column => column.Described),
                new("p", "p", ReportColumnKind.Trial),
                new("verdict", "verdict", ReportColumnKind.Trial),
            ],
            [
                .. rows.Select(row => (IReadOnlyList<Value>)
                [
                    .. fields.Select(field => row.Config.GetValueOrDefault(field)),
                    .. statistics.Select(column => column.Cell(row.Samples)),
                    Value.Of(StatText.P(row.AdjustedP)),
                    Value.Of(StatText.Of(row.Verdict, row.Missing, row.Reason) + (row.IsRegression ? " (regression)" : "")),
                ]),
            ],
            []);
    }

    /// <summary>The config fields that tell rows of one experiment apart; all where nothing does.</summary>
    public static string[] Fields(IReadOnlyCollection<ComparedRow> experiment)
    {
        string[] names = [.. experiment.SelectMany(row => row.Config.Keys).Distinct()];
        string[] varying = [.. names.Where(name => experiment.Select(row => Cell.Key(row.Config.GetValueOrDefault(name))).Distinct().Skip(1).Any())];
        return varying.Length > 0 ? varying : names;
    }

    private static string Own(string name, string[] fields) => fields.Contains(name) ? "compare." + name : name;
}
