namespace ExpRunner.Reporting;

/// <summary>From trials to finished tables: where, group, best, sort, columns.</summary>
internal sealed class TableBuilder
{
    private readonly ReportOptions _options;
    private readonly ColumnCatalog _all;
    private readonly ShownColumns _columns;
    private readonly BestChoice? _best;
    private readonly RowOrder _order;
    private readonly PivotLayout? _pivot;

    /// <param name="names">The names in all trials.</param>
    /// <param name="options">What is asked for.</param>
    /// <exception cref="ReportException">A column is unknown, or an option does not fit.</exception>
    public TableBuilder(TrialNames names, ReportOptions options)
    {
        OptionsCheck.Of(options);
        (_options, _all) = (options, new(names, options.Label));
        _columns = new(options, _all);
        BestMarks.Check(options.Mark, _all);
        Filter = options.Where is null ? null : new(options.Where, _all);
        _pivot = options.Pivot is null ? null : new(options.Pivot, _all);
        GroupBy = _pivot is null ? [.. options.GroupBy.Select(name => _all.Get(name, "group-by"))] : [.. _pivot.Rows, .. _pivot.Columns];
        _best = options.Best is null ? null : new(options.Best, options.By, _all);
        _order = new(options.Sort, _all);
        Needs = NeedsOf();
        if (options.IsGrouped && _all.Label is { } label && !GroupBy.Any(column => column.Template is not null)
            && LabelColumn.NamesIn(label.Template!).FirstOrDefault(name => !GroupBy.Any(column => column.Name == name)) is { } other)
        {
            throw new ReportException($"label: rows are not grouped by '{other}', so that it has several values in a row. Group by {LabelColumn.Name}.");
        }
    }

    /// <summary>Tells which trials are shown; null for all.</summary>
    public TrialFilter? Filter { get; }

    /// <summary>The columns whose equal values make one row or cell.</summary>
    public IReadOnlyList<ColumnSource> GroupBy { get; }

    /// <summary>What a row of several trials has to know.</summary>
    public GroupNeeds Needs { get; }

    /// <summary>The tables of rows of one trial each.</summary>
    public IReadOnlyList<ReportTable> Build(IReadOnlyList<ResultRow> rows)
        => Build([.. rows.GroupBy(row => row.Experiment).Select(Part)]);

    /// <summary>The tables of grouped trials.</summary>
    public IReadOnlyList<ReportTable> Build(IEnumerable<ExperimentPart> experiments)
        => Build([.. experiments.Select(part => Part(part.Experiment, part.Read, part.Groups.Count == 0 ? part.ReadNames : part.KeptNames, part.Groups) with { Files = part.Files })]);

    private ReportTable[] Build(IReadOnlyList<TablePart> parts)
    {
        if (_best is not null && parts.Any(part => part.Rows.Count > 0) && parts.All(part => part.Shown.Count == 0))
        {
            throw new ReportException($"best: '{_options.Best}' is a number in no row. Name a score or another column of numbers.");
        }
        _columns.Units.Check([.. parts.SelectMany(part => part.Rows)]);
        ReportTable[] tables = [.. (_options.ForPrograms || _pivot?.IsAcross == true ? [Whole(parts)] : parts).Select(Table)];
        var marks = _options.Mark.Where(goal => !tables.Any(table => table.Columns.Any(column => column.Scale == goal.Score))).ToList();
        return marks.Count == 0 || parts.All(part => part.Rows.Count == 0) ? tables
            : throw new ReportException($"mark: {marks[0].Score} stands in no column of the table; name a score that does.");
    }

    private TablePart Part(IGrouping<string, ResultRow> experiment)
    {
        List<SingleTrial> rows = [.. experiment.Select(row => new SingleTrial(row)).Where(trial => Filter?.Keeps(trial) ?? true)];
        return Part(experiment.Key, experiment.Count(), new(rows.Count == 0 ? experiment : rows.Select(row => row.Row)), rows);
    }

    private TablePart Part(string experiment, int read, TrialNames names, IReadOnlyList<TrialGroup> rows)
        => new(experiment, read, names, rows, _best?.Pick(rows) ?? rows);

    private static TablePart Whole(IReadOnlyList<TablePart> parts)
    {
        var hasRows = parts.Any(part => part.Rows.Count > 0);
        var names = parts.Where(part => part.Rows.Count > 0 || !hasRows).Aggregate(new TrialNames(), (names, part) => names.Add(part.Names));
        return new(parts.Count == 1 ? parts[0].Experiment : null, parts.Sum(part => part.Read), names, [.. parts.SelectMany(part => part.Rows)], [.. parts.SelectMany(part => part.Shown)])
        {
            Files = [.. parts.SelectMany(part => part.Files)],
        };
    }

    private ReportTable Table(TablePart part)
    {
        var rows = _order.Sort(part.Shown);
        var choice = new ColumnChoice(_options, _all, new(part.Names), part.Rows);
        var grid = _pivot is null ? TableGrid.OfRows([.. choice.Choose().Select(_columns.Of)], rows)
            : new PivotTable(_pivot, _columns, _options, _all).Grid(rows, part.Files);
        var legend = Legend.Of(grid, _options);
        var marks = new BestMarks(_options, GroupBy, score => _columns.HeaderOf(_all.OfScore(score))).Of(grid);
        return grid.Table(part.Experiment) with
        {
            Notes = _options.Quiet ? [] : Footer.Notes(part, [.. grid.Sources], choice.LeftOut, _pivot is null ? "row" : "cell"),
            Legend = _options.Quiet ? [] : [.. legend, .. marks.Legend],
            Marked = marks.Cells,
            IsTransposed = _options.Transpose,
        };
    }

    private GroupNeeds NeedsOf()
    {
        ColumnSource[] columns =
        [
            .. GroupBy, .. _options.Select.Select(name => ColumnChoice.Selected(name, _all)), .. _order.Columns, .. _best?.Columns ?? [], .. _pivot?.Values ?? [],
            .. _all.Label is { } label ? [label] : Array.Empty<ColumnSource>(),
        ];
        var isChosen = _options.Select.Count > 0 || _pivot is not null;
        return new(columns, isChosen ? [.. _columns.Units.Scores] : [.. _all.Scores.Select(score => score.Name)], _all, _options.Mark.Count > 0);
    }
}
