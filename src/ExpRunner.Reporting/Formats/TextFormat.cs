using System.Text;

namespace ExpRunner.Reporting;

/// <summary>Aligned columns, two spaces apart, and the footer.</summary>
internal static class TextFormat
{
    public static void Write(TextWriter writer, ReportTable table, string? heading)
    {
        writer.Write(heading is null ? "" : $"{Printable(heading)}\n\n");
        if (table.Rows.Count > 0)
        {
            WriteRows(writer, DisplayTable.Of(table));
            writer.Write(table.Notes.Count > 0 ? "\n" : "");
        }
        foreach (var note in table.Notes)
        {
            writer.Write(Printable(note) + "\n");
        }
    }

    private static void WriteRows(TextWriter writer, DisplayTable display)
    {
        string[][] lines = [[.. display.Headers.Select(Printable)], .. display.Cells.Select(row => Array.ConvertAll(row, cell => Printable(cell ?? "-")))];
        var widths = display.Headers.Select((_, column) => lines.Max(line => TextWidth.Of(line[column]))).ToArray();
        for (var i = 0; i < lines.Length; i++)
        {
            writer.Write(Aligned(lines[i], widths, display.IsRight) + "\n");
            writer.Write(i == 0 ? string.Join("  ", widths.Select(width => new string('-', width))) + "\n" : "");
        }
    }

    /// <summary>The cells padded to their widths, without spaces at the end.</summary>
    private static string Aligned(string[] cells, int[] widths, IReadOnlyList<bool> isRight)
        => string.Join("  ", cells.Select((cell, i) => TextWidth.Padded(cell, widths[i], isRight[i]))).TrimEnd(' ');

    /// <summary>Line breaks and control characters as escapes, so that a cell stays on its line and commands no terminal.</summary>
    private static string Printable(string text)
    {
        if (!text.Any(IsUnprintable))
        {
            return text;
        }
        var printable = new StringBuilder();
        foreach (var sign in text)
        {
            printable.Append(sign switch
            {
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ when IsUnprintable(sign) => $"\\u{(int)sign:x4}",
                _ => sign.ToString(),
            });
        }
        return printable.ToString();
    }

    private static bool IsUnprintable(char sign) => char.IsControl(sign) || sign is '\u2028' or '\u2029' || (sign is >= '\u202a' and <= '\u202e');
}
