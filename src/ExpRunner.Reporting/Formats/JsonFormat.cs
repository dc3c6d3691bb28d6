using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>One JSON document: an array, one object a row, one row a line; numbers in full precision, NaN and infinities as strings.</summary>
internal static class JsonFormat
{
    public static void Write(TextWriter writer, IReadOnlyList<ReportColumn> columns, IEnumerable<IReadOnlyList<Value>> rows)
    {
        string[] names = [.. columns.Select(column => column.Name)];
        var (separator, end) = ("[\n  ", "[]\n");
        foreach (var row in rows)
        {
            writer.Write(separator + Value.Object(names, [.. row]).ToJson());
            (separator, end) = (",\n  ", "\n]\n");
        }
        writer.Write(end);
    }
}
