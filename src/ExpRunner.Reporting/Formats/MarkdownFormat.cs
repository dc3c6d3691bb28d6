using System.Text;

namespace ExpRunner.Reporting;

/// <summary>A GitHub-flavoured Markdown table, readable as it stands.</summary>
internal static class MarkdownFormat
{
    private const string Special = "\\`*[]<>|";

    public static void Write(TextWriter writer, ReportTable table, string? heading)
    {
        if (table.Columns.Count == 0)
        {
            return;
        }
        var display = DisplayTable.Of(table);
        string[][] lines = [[.. display.FlatHeaders.Select(Escaped)], .. display.Cells.Select(row => Array.ConvertAll(row, Text))];
        var widths = display.Headers.Select((_, column) => Math.Max(3, lines.Max(line => TextWidth.Of(line[column])))).ToArray();
        writer.Write(heading is null ? "" : $"## {Escaped(heading)}\n\n");
        for (var i = 0; i < lines.Length; i++)
        {
            writer.Write(Line(lines[i].Select((cell, column) => TextWidth.Padded(cell, widths[column], display.IsRight[column]))));
            writer.Write(i == 0 ? Line(widths.Select((width, column) => new string('-', width - 1) + (display.IsRight[column] ? ':' : '-'))) : "");
        }
        foreach (var sentence in table.Legend)
        {
            writer.Write($"\n{Escaped(sentence)}\n");
        }
    }

    /// <summary>Emphasis goes around what is not space, else it is none.</summary>
    private static string Text(DisplayCell cell)
    {
        var text = Escaped(cell.Joined() ?? "");
        return cell.IsMarked && text.Trim().Length > 0 ? $"**{text.Trim()}**" : text;
    }

    private static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |\n";

    /// <summary>Text that is not taken for markup.</summary>
    internal static string Escaped(string text)
    {
        var escaped = new StringBuilder();
        foreach (var sign in text.ReplaceLineEndings("\n"))
        {
            if (sign == '\n')
            {
                escaped.Append("<br>");
                continue;
            }
            escaped.Append(Special.Contains(sign) ? "\\" : "").Append(char.IsControl(sign) ? ' ' : sign);
        }
        return escaped.ToString();
    }
}
