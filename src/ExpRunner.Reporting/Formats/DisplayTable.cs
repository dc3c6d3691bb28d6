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
        var count = table.Columns.Count;
        var cells = table.Rows.Select(_ => new DisplayCell[count]).ToArray();
        var right = new bool[count];
        for (var i = 0; i < count; i++)
        {
            Value[] column = [.. table.Rows.Select(row => row[i])];
            right[i] = HoldsNumbers(table, table.Columns[i].Scale is { } scale ? [.. table.Columns.Index().Where(other => other.Item.Scale == scale).Select(other => other.Index)] : [i]);
            var shown = Shown(table, i);
            for (var row = 0; row < column.Length; row++)
            {
                cells[row][i] = (table.Errors.TryGetValue((row, i), out var error) ? UncertainNumber.Of(column[row], error, table.Columns[i], shown)
                    : new(column[row].IsNull ? null : shown(column[row]), column[row].Kind == ValueKind.Number)) with { IsMarked = table.Marked.Contains((row, i)) };
            }
        }
        var display = new DisplayTable([.. table.Columns.Select(column => column.Header)], HeadingSpan.Of(table.Columns), right, cells);
        return table.IsTransposed && count > 0 ? display.Transposed() : display;
    }

    /// <summary>Columns of one scale stand alike, also where one of them is empty.</summary>
    private static bool HoldsNumbers(ReportTable table, int[] columns)
    {
        var cells = table.Rows.SelectMany(row => columns.Select(column => row[column])).Where(cell => !cell.IsNull).ToList();
        return cells.Count > 0 && cells.All(cell => cell.Kind == ValueKind.Number);
    }

    /// <summary>Numbers of one scale have the same decimals.</summary>
    private static Func<Value, string> Shown(ReportTable table, int i)
    {
        var column = table.Columns[i];
        return !column.IsMeasured ? value => value.ToString()
            : NumberDisplay.For([.. table.Columns.Index().Where(other => other.Index == i || (column.Scale is not null && other.Item.Scale == column.Scale)).SelectMany(other => table.Rows.Select(row => row[other.Index]))], column.Decimals);
    }

    private DisplayTable Transposed() => new(
        [Headers[0], .. Cells.Select(row => row[0].Joined() ?? "")],
        [],
        [false, .. Cells.Select(row => row.Skip(1).Any(cell => cell.IsNumber))],
        [.. Headers.Skip(1).Select((header, i) => (DisplayCell[])[new(header, false), .. Cells.Select(row => row[i + 1])])]);
}
