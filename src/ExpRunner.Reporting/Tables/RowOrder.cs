namespace ExpRunner.Reporting;

/// <summary>Sorts rows by columns; equal rows keep their order.</summary>
internal sealed class RowOrder
{
    private readonly IReadOnlyList<(ColumnSource Column, bool Downwards)> _keys;

    /// <exception cref="ReportException">A column is unknown.</exception>
    public RowOrder(IEnumerable<string> sort, ColumnCatalog catalog) => _keys = [.. sort.Select(key => Parse(key, catalog))];

    /// <summary>The columns it looks at.</summary>
    public IEnumerable<ColumnSource> Columns => _keys.Select(key => key.Column);

    /// <summary>The rows in order.</summary>
    public IReadOnlyList<TrialGroup> Sort(IReadOnlyList<TrialGroup> rows)
        => _keys.Count == 0 ? rows : [.. rows.Order(Comparer<TrialGroup>.Create(Compare))];

    private int Compare(TrialGroup left, TrialGroup right)
    {
        foreach (var (column, downwards) in _keys)
        {
            var order = CellOrder.Compare(column.Cell(left), column.Cell(right), downwards);
            if (order != 0)
            {
                return order;
            }
        }
        return 0;
    }

    private static (ColumnSource, bool) Parse(string key, ColumnCatalog catalog)
        => key.StartsWith('-') && catalog.Find(key) is null ? (catalog.Get(key[1..], "sort"), true) : (catalog.Get(key, "sort"), false);
}
