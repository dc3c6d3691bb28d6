using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>From trials to finished tables: where, group, best, sort, columns.</summary>
internal sealed class TableBuilder
{
    private readonly IReadOnlyList<ResultRow> _rows;
    private readonly ReportOptions _options;
    private readonly ColumnCatalog _all;
    private readonly TrialFilter? _filter;
    private readonly IReadOnlyList<ColumnSource> _groupBy;
    private readonly BestChoice? _best;
    private readonly RowOrder _order;

    public TableBuilder(IReadOnlyList<ResultRow> rows, ReportOptions options)
    {
        if (options.Round is < 0 or > 15)
        {
            throw new ReportException("round: decimals are a number from 0 to 15.");
        }
        if (options.By.Count > 0 && options.Best is null)
        {
            throw new ReportException("by: it goes with best; name the score to choose by.");
        }
        (_rows, _options, _all) = (rows, options, new(rows));
        _filter = options.Where is null ? null : new(options.Where, _all);
        _groupBy = [.. options.GroupBy.Select(name => _all.Get(name, "group-by"))];
        _best = options.Best is null ? null : new(options.Best, options.By, _all);
        _order = new(options.Sort, _all);
    }

    /// <summary>The tables.</summary>
    public IReadOnlyList<ReportTable> Build()
    {
        var parts = _rows.GroupBy(row => row.Experiment).Select(Part).ToList();
        if (_best is not null && parts.Any(part => part.Rows.Count > 0) && parts.All(part => part.Shown.Count == 0))
        {
            throw new ReportException($"best: '{_options.Best}' is a number in no row. Name a score or another column of numbers.");
        }
        if (!_options.ForPrograms)
        {
            return [.. parts.Select(part => Table(part.Experiment, part))];
        }
        var whole = new TablePart(parts.Count == 1 ? parts[0].Experiment : null, _rows, [.. parts.SelectMany(part => part.Rows)], [.. parts.SelectMany(part => part.Shown)]);
        return [Table(whole.Experiment, whole)];
    }

    private TablePart Part(IGrouping<string, ResultRow> experiment)
    {
        var trials = experiment.Select(row => new TrialGroup(row)).Where(trial => _filter?.Keeps(trial) ?? true);
        List<TrialGroup> rows = [.. _groupBy.Count == 0 ? trials : trials.GroupBy(KeyOf).Select(group => new TrialGroup([.. group.SelectMany(trial => trial.Trials)]))];
        return new(experiment.Key, [.. experiment], rows, _best?.Pick(rows) ?? rows);
    }

    private string KeyOf(TrialGroup trial) => Cell.Key(_groupBy.Select(column => column.Cell(trial)));

    private ReportTable Table(string? experiment, TablePart part)
    {
        var here = new ColumnCatalog(part.Rows.Count == 0 ? part.Read : [.. part.Rows.SelectMany(row => row.Trials)]);
        var choice = new ColumnChoice(_options, _all, here, part.Rows);
        var columns = choice.Choose();
        return new(
            experiment,
            [.. columns.Select(Described)],
            [.. _order.Sort(part.Shown).Select(row => (IReadOnlyList<Value>)[.. columns.Select(column => CellOf(column, row))])],
            _options.Quiet ? [] : Footer.Notes(part, columns, choice.LeftOut));
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
