using System.Text;

namespace ExpRunner.Reporting;

/// <summary>Aligned columns, two spaces apart, and the footer.</summary>
internal static class TextFormat
{
    private const string Gap = "  ";
    private const string Missing = "-";
    private const string Mark = "*";

    public static void Write(TextWriter writer, ReportTable table, string? heading, bool hasBold)
    {
        writer.Write(heading is null ? "" : $"{Printable(heading)}\n\n");
        var notes = table.Notes.Concat(table.Legend).ToList();
        if (table.Rows.Count > 0)
        {
            WriteRows(writer, DisplayTable.Of(table), hasBold);
            writer.Write(notes.Count > 0 ? "\n" : "");
        }
        notes.ForEach(note => writer.Write(Printable(note) + "\n"));
    }

    private static void WriteRows(TextWriter writer, DisplayTable display, bool hasBold)
    {
        var columns = display.Headers.Select((header, column) => Texts(header, [.. display.Cells.Select(row => row[column])], display.IsRight[column], hasBold)).ToArray();
        var widths = Array.ConvertAll(columns, column => column.Max(TextWidth.Of));
        foreach (var level in display.Above)
        {
            Widen(widths, level);
        }
        foreach (var level in display.Above)
        {
            writer.Write(string.Join(Gap, level.Select(span => Spanning(span, RoomOf(span, widths)))).TrimEnd(' ') + "\n");
        }
        for (var i = 0; i <= display.Cells.Count; i++)
        {
            writer.Write(string.Join(Gap, columns.Select((column, at) => Aligned(column[i], widths[at], display.IsRight[at], hasBold && i > 0 && display.Cells[i - 1][at].IsMarked))).TrimEnd(' ') + "\n");
            writer.Write(i == 0 ? string.Join(Gap, widths.Select(width => new string('-', width))) + "\n" : "");
        }
    }

    /// <summary>The heading and the cells of a column, with its errors and marks below each other.</summary>
    private static string[] Texts(string header, DisplayCell[] cells, bool isRight, bool hasBold)
    {
        var room = cells.Max(cell => cell.Exponent is null ? cell.Error?.Length ?? 0 : 0);
        var hasErrors = Array.Exists(cells, cell => cell.Error is not null && cell.Exponent is null);
        var hasMarks = !hasBold && Array.Exists(cells, cell => cell.IsMarked);
        return [Printable(header), .. cells.Select(Text)];

        string Text(DisplayCell cell)
        {
            var space = !isRight || !hasErrors || cell.Exponent is not null ? 0 : cell.Error is null ? room + 3 : room - cell.Error.Length;
            var mark = !hasMarks ? "" : cell.IsMarked ? Mark : isRight ? " " : "";
            return Printable(cell.Joined() ?? Missing) + mark + new string(' ', space);
        }
    }

    private static int RoomOf(HeadingSpan span, int[] widths) => widths.Skip(span.First).Take(span.Count).Sum() + (Gap.Length * (span.Count - 1));

    /// <summary>The last column makes room for a heading that is wider than the columns below it.</summary>
    private static void Widen(int[] widths, HeadingSpan[] level)
    {
        foreach (var span in level.Where(span => span.Text is not null))
        {
            widths[span.First + span.Count - 1] += Math.Max(0, TextWidth.Of(Printable(span.Text!)) - RoomOf(span, widths));
        }
    }

    /// <summary>In the middle of its columns, between lines where there are several.</summary>
    private static string Spanning(HeadingSpan span, int room)
    {
        var text = Printable(span.Text ?? "");
        var space = room - TextWidth.Of(text);
        return span.Count == 1 || space < 4 ? TextWidth.Padded(text, room, false) : $"{new string('-', (space / 2) - 1)} {text} {new string('-', space - (space / 2) - 1)}";
    }

    private static string Aligned(string text, int width, bool isRight, bool isBold)
    {
        var padded = TextWidth.Padded(text, width, isRight);
        return isBold ? padded.Replace(text.Trim(), $"\u001b[1m{text.Trim()}\u001b[22m", StringComparison.Ordinal) : padded;
    }

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
