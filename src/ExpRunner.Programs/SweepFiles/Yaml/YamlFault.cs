using ExpRunner.Sweeps;
using YamlDotNet.Core;

namespace ExpRunner.Programs.SweepFiles.Yaml;

/// <summary>Says what a text is that no YAML parser takes, with the way out for the slips that are made most.</summary>
internal static class YamlFault
{
    public static SweepException Describe(YamlException fault, string text, string file, ProblemList problems)
    {
        var lines = text.Split('\n');
        var line = Math.Clamp((int)fault.Start.Line, 1, lines.Length);
        var column = Math.Max(1, (int)fault.Start.Column);
        if (TabNear(lines, line, Math.Clamp((int)fault.End.Line, line, lines.Length)) is { } tab)
        {
            return problems.Fatal(new(file, tab.Line, tab.Column), "a tab indents this line, which YAML does not allow. Indent with spaces.", fault);
        }
        return problems.Fatal(new(file, line, column), $"this is no YAML: {Reason(fault)}. {Advice(fault, lines[line - 1], column)}", fault);
    }

    /// <summary>A line at the fault that a tab indents; the parser may notice a line or two late.</summary>
    private static (int Line, int Column)? TabNear(string[] lines, int first, int last)
    {
        for (var number = Math.Max(1, first - 2); number <= Math.Min(lines.Length, last + 1); number++)
        {
            var indent = lines[number - 1].AsSpan().IndexOfAnyExcept(' ');
            if (indent >= 0 && lines[number - 1][indent] == '\t' && lines[number - 1].AsSpan().Trim().Length > 0)
            {
                return (number, indent + 1);
            }
        }
        return null;
    }

    private static string Reason(YamlException fault)
    {
        var reason = fault.Message.TrimEnd('.', ' ');
        return reason.Length == 0 ? "it cannot be read" : char.ToLowerInvariant(reason[0]) + reason[1..];
    }

    private static string Advice(YamlException fault, string line, int column)
    {
        var rest = line.AsSpan(Math.Min(column - 1, line.Length));
        if (rest.Length > 0 && "@`%*&!|>".Contains(rest[0]))
        {
            return $"Text that begins with {rest[0]} needs quotes.";
        }
        return fault.Message.Contains("invalid mapping", StringComparison.Ordinal) && line.AsSpan().Count(": ") > 1
            ? "Text that holds ': ' needs quotes."
            : "Check quotes, brackets and indentation; text that begins with { or [ needs quotes.";
    }
}
