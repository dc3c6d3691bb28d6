using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>Rows as columns, for programs.</summary>
internal static class Transposed
{
    /// <summary>The table whose headings are the first cells of the rows.</summary>
    /// <exception cref="ReportException">Two rows begin with the same cell.</exception>
    public static ReportTable Of(ReportTable table)
    {
        if (table.Columns.Count == 0)
        {
            return table with { IsTransposed = false };
        }
        string[] headings = [table.Columns[0].Name, .. table.Rows.Select(row => row[0].ToString())];
        if (headings.GroupBy(heading => heading).FirstOrDefault(same => same.Skip(1).Any()) is { } twice)
        {
            throw new ReportException($"transpose: '{twice.Key}' would head two columns; choose a first column that tells rows apart, with --select or --label.");
        }
        return new(
            table.Experiment,
            [.. headings.Select(heading => new ReportColumn(heading, heading, ReportColumnKind.Trial))],
            [.. table.Columns.Skip(1).Select((column, i) => (IReadOnlyList<Value>)[Value.Of(column.Name), .. table.Rows.Select(row => row[i + 1])])],
            table.Notes);
    }
}
