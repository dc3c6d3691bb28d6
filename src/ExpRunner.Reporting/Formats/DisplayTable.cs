using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>A table as people read it: every cell a text, every column left or right.</summary>
/// <param name="Headers">The headings.</param>
/// <param name="IsRight">Whether a column holds numbers and is aligned to the right.</param>
/// <param name="Cells">The texts, by row and column; null where there is nothing to tell.</param>
internal sealed record DisplayTable(IReadOnlyList<string> Headers, IReadOnlyList<bool> IsRight, IReadOnlyList<string?[]> Cells)
{
    /// <summary>Makes the texts of a table.</summary>
    public static DisplayTable Of(ReportTable table)
    {
        var count = table.Columns.Count;
        var cells = table.Rows.Select(_ => new string?[count]).ToArray();
        var right = new bool[count];
        for (var i = 0; i < count; i++)
        {
            Value[] column = [.. table.Rows.Select(row => row[i])];
            right[i] = column.All(cell => cell.Kind is ValueKind.Number or ValueKind.Null) && column.Any(cell => !cell.IsNull);
            var shown = table.Columns[i].IsMeasured ? NumberDisplay.For(column, table.Columns[i].Decimals) : value => value.ToString();
            for (var row = 0; row < column.Length; row++)
            {
                cells[row][i] = column[row].IsNull ? null : shown(column[row]);
            }
        }
        return new([.. table.Columns.Select(column => column.Header)], right, cells);
    }
}
