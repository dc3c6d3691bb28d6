using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>Writes tables; the same text under every culture, lines end with a line feed.</summary>
public static class ReportWriter
{
    /// <summary>Writes the tables one after another; CSV, TSV and JSON take one table, as <see cref="ResultSet.Tables"/> makes for them.</summary>
    /// <exception cref="ArgumentException">Several tables for a format that holds one.</exception>
    /// <param name="writer">Where to.</param>
    /// <param name="tables">The tables.</param>
    /// <param name="format">As what.</param>
    /// <param name="hasBold">Whether text goes to a terminal that shows marked cells bold; else they have an asterisk.</param>
    public static void Write(TextWriter writer, IReadOnlyList<ReportTable> tables, ReportFormat format, bool hasBold = false)
    {
        if (tables.Count > 1 && format.IsForPrograms())
        {
            throw new ArgumentException($"{format} holds one table, not {tables.Count}.", nameof(tables));
        }
        for (var i = 0; i < tables.Count; i++)
        {
            writer.Write(i > 0 ? "\n" : "");
            Write(writer, tables[i], format, tables.Count > 1 ? tables[i].Experiment : null, hasBold);
        }
    }

    /// <summary>Writes rows as they come, without keeping them, where the format is for programs; people's formats need all of them to align them.</summary>
    public static void Write(TextWriter writer, IReadOnlyList<ReportColumn> columns, IEnumerable<IReadOnlyList<Value>> rows, ReportFormat format)
    {
        switch (format)
        {
            case ReportFormat.Csv or ReportFormat.Tsv:
                DelimitedFormat.Write(writer, columns, rows, format == ReportFormat.Csv ? ',' : '\t');
                break;
            case ReportFormat.Json:
                JsonFormat.Write(writer, columns, rows);
                break;
            default:
                Write(writer, new ReportTable(null, columns, [.. rows], []), format, null, false);
                break;
        }
    }

    private static void Write(TextWriter writer, ReportTable table, ReportFormat format, string? heading, bool hasBold)
    {
        switch (format)
        {
            case ReportFormat.Csv or ReportFormat.Tsv or ReportFormat.Json:
                var upright = table.IsTransposed ? Transposed.Of(table) : table;
                Write(writer, upright.Columns, upright.Rows, format);
                break;
            case ReportFormat.Markdown:
                MarkdownFormat.Write(writer, table, heading);
                break;
            case ReportFormat.Latex:
                LatexFormat.Write(writer, table, heading);
                break;
            case ReportFormat.Html:
                HtmlFormat.Write(writer, table, heading);
                break;
            default:
                TextFormat.Write(writer, table, heading, hasBold);
                break;
        }
    }
}
