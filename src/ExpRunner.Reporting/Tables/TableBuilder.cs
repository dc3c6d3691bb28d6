using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>From trials to finished tables: where, group, best, sort, columns.</summary>
internal sealed class TableBuilder
{
    private readonly ReportOptions _options;
    private readonly ColumnCatalog _all;
    private readonly BestChoice? _best;
    private readonly RowOrder _order;

    /// <param name="names">The names in all trials.</param>
    /// <param name="options">What is asked for.</param>
    /// <exception cref="ReportException">A column is unknown, or an option does not fit.</exception>
    public TableBuilder(TrialNames names, ReportOptions options)
    {
        if (options.Round is < 0 or > 15)
        {
            throw new ReportException("round: decimals are a number from 0 to 15.");
        }
        if (options.By.Count > 0 && options.Best is null)
        {
            throw new ReportException("by: it goes with best; name the score to choose by.");
        }
        (_options, _all) = (options, new(names));
        Filter = options.Where is null ? null : new(options.Where, _all);
        GroupBy = [.. options.GroupBy.Select(name => _all.Get(name, "group-by"))];
        _best = options.Best is null ? null : new(options.Best, options.By, _all);
        _order = new(options.Sort, _all);
        Needs = NeedsOf();
    }

    /// <summary>Tells which trials are shown; null for all.</summary>
    public TrialFilter? Filter { get; }

    /// <summary>The columns whose equal values make one row.</summary>
    public IReadOnlyList<ColumnSource> GroupBy { get; }

    /// <summary>What a row of several trials has to know.</summary>
    public GroupNeeds Needs { get; }

    /// <summary>The tables of rows of one trial each.</summary>
    public IReadOnlyList<ReportTable> Build(IReadOnlyList<ResultRow> rows)
        => Build([.. rows.GroupBy(row => row.Experiment).Select(Part)]);

    /// <summary>The tables of grouped trials.</summary>
    public IReadOnlyList<ReportTable> Build(IEnumerable<ExperimentPart> experiments)
        => Build([.. experiments.Select(part => Part(part.Experiment, part.Read, part.Groups.Count == 0 ? part.ReadNames : part.KeptNames, part.Groups))]);

    private ReportTable[] Build(IReadOnlyList<TablePart> parts)
    {
        if (_best is not null && parts.Any(part => part.Rows.Count > 0) && parts.All(part => part.Shown.Count == 0))
        {
            throw new ReportException($"best: '{_options.Best}' is a number in no row. Name a score or another column of numbers.");
        }
        return [.. (_options.ForPrograms ? [Whole(parts)] : parts).Select(Table)];
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
        return new(parts.Count == 1 ? parts[0].Experiment : null, parts.Sum(part => part.Read), names, [.. parts.SelectMany(part => part.Rows)], [.. parts.SelectMany(part => part.Shown)]);
    }

    private ReportTable Table(TablePart part)
    {
        var choice = new ColumnChoice(_options, _all, new(part.Names), part.Rows);
        var columns = choice.Choose();
        return new(
            part.Experiment,
            [.. columns.Select(Described)],
            [.. _order.Sort(part.Shown).Select(row => (IReadOnlyList<Value>)[.. columns.Select(column => CellOf(column, row))])],
            _options.Quiet ? [] : Footer.Notes(part, columns, choice.LeftOut));
    }

    private GroupNeeds NeedsOf()
    {
        ColumnSource[] columns = [.. GroupBy, .. _options.Select.Select(name => ColumnChoice.Selected(name, _all)), .. _order.Columns, .. _best?.Columns ?? []];
        return new(columns, _options.Select.Count > 0 ? [] : [.. _all.Scores.Select(score => score.Name)], _all);
    }

    private ReportColumn Described(ColumnSource source)
    {
        var column = new ReportColumn(source.Name, source.Header, source.Kind);
        return column.IsMeasured ? column with { Decimals = _options.Round } : column;
    }

    private Value CellOf(ColumnSource column, TrialGroup row)
    {
        var cell = column.Cell(row);
        return _options.Round is { } decimals && Described(column).IsMeasured ? Cell.Rounded(cell, decimals) : cell;
    }
}
