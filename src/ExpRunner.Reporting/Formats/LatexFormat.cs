using System.Globalization;
using System.Text;

namespace ExpRunner.Reporting;

/// <summary>A tabular for the booktabs package; all text is escaped. What stands under a table is a comment, for the author to put into the caption.</summary>
internal static class LatexFormat
{
    public static void Write(TextWriter writer, ReportTable table, string? heading)
    {
        if (table.Columns.Count == 0)
        {
            return;
        }
        var display = DisplayTable.Of(table);
        writer.Write(heading is null ? "" : $"% {OneLine(heading)}\n");
        writer.Write($"\\begin{{tabular}}{{{string.Concat(display.IsRight.Select(isRight => isRight ? 'r' : 'l'))}}}\n\\toprule\n");
        foreach (var level in display.Above)
        {
            writer.Write(Line(level.Select(Spanning)) + string.Join(" ", level.Where(span => span.Text is not null).Select(Rule)) + "\n");
        }
        writer.Write(Line(display.Headers.Select(Escaped)) + "\\midrule\n");
        foreach (var row in display.Cells)
        {
            writer.Write(Line(row.Select(Text)));
        }
        writer.Write("\\bottomrule\n\\end{tabular}\n");
        foreach (var sentence in table.Legend)
        {
            writer.Write($"% {OneLine(sentence)}\n");
        }
    }

    private static string OneLine(string text) => string.Concat(text.ReplaceLineEndings(" ").Where(sign => !char.IsControl(sign)));

    private static string Line(IEnumerable<string> cells) => $"{string.Join(" & ", cells)} \\\\\n";

    private static string Spanning(HeadingSpan span)
        => span.Text is null ? "" : string.Create(CultureInfo.InvariantCulture, $"\\multicolumn{{{span.Count}}}{{c}}{{{Escaped(span.Text)}}}");

    private static string Rule(HeadingSpan span) => string.Create(CultureInfo.InvariantCulture, $"\\cmidrule(lr){{{span.First + 1}-{span.First + span.Count}}}");

    private static string Text(DisplayCell cell)
    {
        var text = cell.Text is null ? "--" : cell.Error is not null ? Uncertain(cell) : cell.IsNumber ? Number(cell.Text) : Escaped(cell.Text);
        // \textbf alone leaves formulas as they are.
        return !cell.IsMarked ? text : text.Contains('$') ? $"\\textbf{{\\boldmath {text}}}" : $"\\textbf{{{text}}}";
    }

    private static string Uncertain(DisplayCell cell) => cell.Exponent is not { } power ? $"${cell.Text} \\pm {cell.Error}$"
        : string.Create(CultureInfo.InvariantCulture, $"$({cell.Text} \\pm {cell.Error}) \\times 10^{{{power}}}$");

    /// <summary>A minus sign, not a hyphen; infinity by its sign.</summary>
    private static string Number(string text) => text.TrimStart('-') == "Infinity"
        ? text.StartsWith('-') ? "$-\\infty$" : "$\\infty$"
        : text.Contains('-') ? text.Replace("-", "$-$", StringComparison.Ordinal) : text;

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder();
        foreach (var sign in text.ReplaceLineEndings(" "))
        {
            escaped.Append(sign switch
            {
                '&' or '%' or '$' or '#' or '_' or '{' or '}' => "\\" + sign,
                '\\' => "\\textbackslash{}",
                '~' => "\\textasciitilde{}",
                '^' => "\\textasciicircum{}",
                '<' => "\\textless{}",
                '>' => "\\textgreater{}",
                '|' => "\\textbar{}",
                _ when char.IsControl(sign) => " ",
                // They command the direction of text, or are seen by nobody.
                _ when char.GetUnicodeCategory(sign) == UnicodeCategory.Format => "",
                // Brackets and asterisks after \\ would be read as its argument.
                '[' or ']' or '*' => $"{{{sign}}}",
                // Two would become a dash, or another quote.
                '-' or '`' or '\'' when escaped.Length > 0 && escaped[^1] == sign => $"{{}}{sign}",
                _ => sign.ToString(),
            });
        }
        return escaped.ToString();
    }
}
