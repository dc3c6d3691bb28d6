using System.Text;

namespace ExpRunner.Reporting;

/// <summary>A tabular for the booktabs package; all text is escaped.</summary>
internal static class LatexFormat
{
    public static void Write(TextWriter writer, ReportTable table, string? heading)
    {
        if (table.Columns.Count == 0)
        {
            return;
        }
        var display = DisplayTable.Of(table);
        writer.Write(heading is null ? "" : $"% {heading.ReplaceLineEndings(" ")}\n");
        writer.Write($"\\begin{{tabular}}{{{string.Concat(display.IsRight.Select(isRight => isRight ? 'r' : 'l'))}}}\n\\toprule\n");
        writer.Write(Line(display.Headers.Select(Escaped)) + "\\midrule\n");
        foreach (var row in display.Cells)
        {
            writer.Write(Line(row.Select((cell, i) => cell is null ? "--" : display.IsRight[i] ? Number(cell) : Escaped(cell))));
        }
        writer.Write("\\bottomrule\n\\end{tabular}\n");
    }

    private static string Line(IEnumerable<string> cells) => $"{string.Join(" & ", cells)} \\\\\n";

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
                // Brackets after \\ would be read as its argument.
                '[' or ']' => $"{{{sign}}}",
                _ => sign.ToString(),
            });
        }
        return escaped.ToString();
    }
}
