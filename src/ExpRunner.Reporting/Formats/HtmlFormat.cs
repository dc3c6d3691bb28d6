using System.Globalization;
using System.Text;

namespace ExpRunner.Reporting;

/// <summary>An HTML table for a page of somebody else: no styles but the alignment of columns, no scripts; nothing from the data is markup.</summary>
internal static class HtmlFormat
{
    private const string Right = " style=\"text-align:right\"";
    private const string Left = " style=\"text-align:left\"";

    /// <summary>An invisible sign (WORD JOINER) before a text that a spreadsheet would run as a formula when the table is opened in it or pasted.</summary>
    private const char Joiner = '\u2060';

    public static void Write(TextWriter writer, ReportTable table, string? heading)
    {
        if (table.Columns.Count == 0)
        {
            return;
        }
        var display = DisplayTable.Of(table);
        writer.Write("<table>\n");
        writer.Write(heading is null ? "" : $"<caption>{Escaped(heading)}</caption>\n");
        writer.Write("<thead>\n");
        foreach (var level in display.Above)
        {
            writer.Write(Line(level.Select(Spanning)));
        }
        writer.Write(Line(display.Headers.Select((header, i) => $"<th scope=\"col\"{(display.IsRight[i] ? Right : Left)}>{Escaped(header)}</th>")) + "</thead>\n<tbody>\n");
        foreach (var row in display.Cells)
        {
            writer.Write(Line(row.Select((cell, i) => $"<td{(display.IsRight[i] ? Right : "")}>{Text(cell)}</td>")));
        }
        writer.Write("</tbody>\n</table>\n");
        foreach (var sentence in table.Legend)
        {
            writer.Write($"<p>{Escaped(sentence)}</p>\n");
        }
    }

    private static string Line(IEnumerable<string> cells) => $"<tr>{string.Concat(cells)}</tr>\n";

    private static string Spanning(HeadingSpan span) => span.Text is null ? "<td></td>"
        : string.Create(CultureInfo.InvariantCulture, $"<th scope=\"colgroup\" colspan=\"{span.Count}\">{Escaped(span.Text)}</th>");

    private static string Text(DisplayCell cell)
    {
        var text = cell.Text is null ? "" : cell.IsNumber ? Number(cell) : Escaped(cell.Text);
        return cell.IsMarked ? $"<strong>{text}</strong>" : text;
    }

    /// <summary>A minus sign, not a hyphen.</summary>
    private static string Number(DisplayCell cell)
    {
        var text = cell.Error is null ? cell.Text!
            : cell.Exponent is not { } power ? $"{cell.Text} ± {cell.Error}"
            : string.Create(CultureInfo.InvariantCulture, $"({cell.Text} ± {cell.Error}) × 10<sup>{power}</sup>");
        return text.Replace('-', '−');
    }

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length > 0 && text[0] is '=' or '+' or '-' or '@' ? Joiner.ToString() : "");
        foreach (var sign in text.ReplaceLineEndings("\n"))
        {
            escaped.Append(sign switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                '\n' => "<br>",
                _ when char.IsControl(sign) => " ",
                // They command the direction of the page's text, or are seen by nobody.
                _ when char.GetUnicodeCategory(sign) == UnicodeCategory.Format => "",
                _ => sign.ToString(),
            });
        }
        return escaped.ToString();
    }
}
