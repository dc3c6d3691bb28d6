using ExpRunner.Expressions;
using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>Sorts rows by columns and expressions; equal rows keep their order.</summary>
internal sealed class RowOrder
{
    private readonly IReadOnlyList<(ColumnSource? Column, ColumnExpression? Expression, bool Downwards)> _keys;

    /// <param name="sort">Columns and expressions, several with commas between them; a minus before one sorts downwards.</param>
    /// <param name="catalog">The columns there are.</param>
    /// <exception cref="ReportException">A column is unknown, or an expression is wrong.</exception>
    public RowOrder(IEnumerable<string> sort, ColumnCatalog catalog)
        => _keys = [.. sort.SelectMany(text => catalog.Find(text) is null ? ExpressionList.Split(text, Plain) : [text]).Select(key => Parse(key, catalog))];

    /// <summary>The columns it looks at.</summary>
    public IEnumerable<ColumnSource> Columns => _keys.SelectMany(key => key.Expression?.Columns ?? [key.Column!]);

    /// <summary>The rows in order.</summary>
    /// <exception cref="ReportException">An expression does not fit a row.</exception>
    public IReadOnlyList<TrialGroup> Sort(IReadOnlyList<TrialGroup> rows)
    {
        if (_keys.Count == 0)
        {
            return rows;
        }
        var order = Comparer<(TrialGroup Row, Value[] Cells)>.Create((left, right) => Compare(left.Cells, right.Cells));
        return [.. rows.Select(row => (Row: row, Cells: Cells(row))).Order(order).Select(row => row.Row)];
    }

    private Value[] Cells(TrialGroup row) => [.. _keys.Select(key => key.Column?.Cell(row) ?? key.Expression!.Cell(row))];

    private int Compare(Value[] left, Value[] right)
    {
        for (var i = 0; i < left.Length; i++)
        {
            var order = CellOrder.Compare(left[i], right[i], _keys[i].Downwards);
            if (order != 0)
            {
                return order;
            }
        }
        return 0;
    }

    private static string[] Plain(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static (ColumnSource?, ColumnExpression?, bool) Parse(string key, ColumnCatalog catalog)
    {
        if (catalog.Find(key) is { } column)
        {
            return (column, null, false);
        }
        if (key.StartsWith('-') && catalog.Find(key[1..]) is { } downwards)
        {
            return (downwards, null, true);
        }
        var (expression, isDownwards) = ColumnExpression.Parse(key, "sort", catalog);
        return (null, expression, isDownwards);
    }
}
