using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>Picks the best row, or the best for each combination of some columns.</summary>
internal sealed class BestChoice
{
    private readonly ColumnSource _measure;
    private readonly bool _least;
    private readonly IReadOnlyList<ColumnSource> _by;

    /// <exception cref="ReportException">A column is unknown.</exception>
    public BestChoice(string best, IReadOnlyList<string> by, ColumnCatalog catalog)
    {
        (var name, _least) = Parse(best, catalog);
        _measure = catalog.Get(name, "best");
        _by = [.. by.Select(column => catalog.Get(column, "by"))];
    }

    /// <summary>The columns it looks at.</summary>
    public IEnumerable<ColumnSource> Columns => _by.Prepend(_measure);

    /// <summary>The best rows, in the order of the first row of each combination; of equals the first one.</summary>
    public IReadOnlyList<TrialGroup> Pick(IEnumerable<TrialGroup> groups)
        => [.. groups.Where(IsMeasured).GroupBy(group => Cell.Key(_by.Select(column => column.Cell(group)))).Select(Best)];

    private TrialGroup Best(IEnumerable<TrialGroup> groups)
        => groups.Aggregate((best, next) => CellOrder.Compare(_measure.Cell(next), _measure.Cell(best), !_least) < 0 ? next : best);

    private bool IsMeasured(TrialGroup group)
    {
        var cell = _measure.Cell(group);
        return cell.Kind == ValueKind.Number && !double.IsNaN(cell.AsDouble());
    }

    private static (string Name, bool Least) Parse(string best, ColumnCatalog catalog)
    {
        if (catalog.Find(best) is not null)
        {
            return (best, false);
        }
        if (best.EndsWith(":min", StringComparison.Ordinal) || best.EndsWith(":max", StringComparison.Ordinal))
        {
            return (best[..^4], best.EndsWith(":min", StringComparison.Ordinal));
        }
        return best.StartsWith('-') ? (best[1..], true) : (best, false);
    }
}
