using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>
/// CSV and TSV with the quoting of RFC 4180, in full precision. Text a spreadsheet would run as a formula gets an
/// apostrophe before it.
/// </summary>
internal static class DelimitedFormat
{
    public static void Write(TextWriter writer, IReadOnlyList<ReportColumn> columns, IEnumerable<IReadOnlyList<Value>> rows, char separator)
    {
        if (columns.Count == 0)
        {
            return;
        }
        writer.Write(string.Join(separator, columns.Select(column => Quoted(Harmless(column.Name), separator))) + "\n");
        foreach (var row in rows)
        {
            // A line that is empty would be no row at all to most readers.
            var line = string.Join(separator, row.Select(cell => Quoted(Text(cell), separator)));
            writer.Write((line.Length == 0 ? "\"\"" : line) + "\n");
        }
    }

    private static string Text(Value cell) => cell.Kind switch
    {
        ValueKind.Null => "",
        ValueKind.Text => Harmless(cell.AsText()),
        _ => cell.ToString(),
    };

    private static string Harmless(string text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text;

    private static string Quoted(string text, char separator)
        => text.AsSpan().IndexOfAny([separator, '"', '\n', '\r']) < 0 && text.AsSpan().Trim().Length == text.Length
            ? text
            : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
