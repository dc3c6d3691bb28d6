using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>One JSON document: an array, one object a row, one row a line; numbers in full precision, NaN and infinities as strings.</summary>
internal static class JsonFormat
{
    public static void Write(TextWriter writer, ReportTable table)
    {
        string[] names = [.. table.Columns.Select(column => column.Name)];
        writer.Write("[");
        for (var i = 0; i < table.Rows.Count; i++)
        {
            writer.Write((i == 0 ? "\n  " : ",\n  ") + Value.Object(names, [.. table.Rows[i]]).ToJson());
        }
        writer.Write(table.Rows.Count == 0 ? "]\n" : "\n]\n");
    }
}
