using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>A table as people read it: every cell a text, every column left or right.</summary>
/// <param name="Headers">The headings.</param>
/// <param name="Above">Headings above them, the outermost first: on each level a span after the other.</param>
/// <param name="IsRight">Whether a column holds numbers and is aligned to the right.</param>
/// <param name="Cells">The cells, by row and column.</param>
internal sealed record DisplayTable(IReadOnlyList<string> Headers, IReadOnlyList<HeadingSpan[]> Above, IReadOnlyList<bool> IsRight, IReadOnlyList<DisplayCell[]> Cells)
{
    /// <summary>Headings in one line.</summary>
    public IReadOnlyList<string> FlatHeaders => [.. Headers.Select((header, i) => string.Join(", ", Above.Select(level => Array.Find(level, span => span.Holds(i)).Text).OfType<string>().Append(header)))];

    /// <summary>Makes the texts of a table.</summary>
    public static DisplayTable Of(ReportTable table)
    {
        var cells = table.Rows.Select(_ => new DisplayCell[table.Columns.Count]).ToArray();
        var right = new bool[table.Columns.Count];
        // Columns of one scale stand alike and have the same decimals, also where one of them is empty.
        foreach (var scale in table.Columns.Index().GroupBy(column => (column.Item.Scale, column.Item.Scale is null ? column.Index : -1)))
        {
            int[] columns = [.. scale.Select(column => column.Index)];
            Value[] values = [.. table.Rows.SelectMany(row => columns.Select(column => row[column]))];
            var hasNumbers = values.All(cell => cell.Kind is ValueKind.Number or ValueKind.Null) && values.Any(cell => !cell.IsNull);
            var first = table.Columns[columns[0]];
            var shown = first.IsMeasured ? NumberDisplay.For(values, first.Decimals) : value => value.ToString();
            foreach (var column in columns)
            {
                right[column] = hasNumbers;
                Fill(table, column, shown, cells);
            }
        }
        var display = new DisplayTable([.. table.Columns.Select(column => column.Header)], HeadingSpan.Of(table.Columns), right, cells);
        return table.IsTransposed && table.Columns.Count > 0 ? display.Transposed() : display;
    }

    private static void Fill(ReportTable table, int column, Func<Value, string> shown, DisplayCell[][] cells)
    {
        for (var row = 0; row < cells.Length; row++)
        {
            var value = table.Rows[row][column];
            var cell = table.Errors.TryGetValue((row, column), out var error)
                ? UncertainNumber.Of(value, error, table.Columns[column], shown)
                : new(value.IsNull ? null : shown(value), value.Kind == ValueKind.Number);
            cells[row][column] = cell with { IsMarked = table.Marked.Contains((row, column)) };
        }
    }

    private DisplayTable Transposed() => new(
        [Headers[0], .. Cells.Select(row => row[0].Joined() ?? "")],
        [],
        [false, .. Cells.Select(row => row.Skip(1).Any(cell => cell.IsNumber))],
        [.. Headers.Skip(1).Select((header, i) => (DisplayCell[])[new(header, false), .. Cells.Select(row => row[i + 1])])]);
}
