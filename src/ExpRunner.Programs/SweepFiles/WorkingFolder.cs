using ExpRunner.Programs.SweepFiles.Yaml;
using ExpRunner.Programs.Templates;
using ExpRunner.Values;

namespace ExpRunner.Programs.SweepFiles;

/// <summary>Reads <c>workdir:</c>, which is relative to the file it stands in.</summary>
internal static class WorkingFolder
{
    /// <summary>The folder; null: it cannot be read, which is noted.</summary>
    public static TextTemplate? Read(YamlScalar? text, string file, TemplateReader templates, Func<string, string?> variable)
    {
        var beside = Path.GetDirectoryName(Path.GetFullPath(file))!;
        if (text is null)
        {
            return TextTemplate.Literal(beside);
        }
        if (templates.ValueWithVariables(text, "workdir:") is not { } written)
        {
            return null;
        }
        // What a parameter holds is relative too; what the context has is a whole path.
        var isWhole = written.Placeholders is [{ Column: 1, IsContext: true }, ..] || Path.IsPathRooted(written.Expand(new(_ => Value.Of("x"), _ => Value.Of("x"))));
        return isWhole ? written : TextTemplate.ParseWithVariables(Escaped(beside) + Path.DirectorySeparatorChar + Trimmed(text.Text), variable);
    }

    private static string Escaped(string folder)
        => folder.Replace("{", "{{").Replace("}", "}}").Replace("$", "$$").TrimEnd(Path.DirectorySeparatorChar);

    private static string Trimmed(string text) => text is "." or "./" ? "" : text.StartsWith("./", StringComparison.Ordinal) ? text[2..] : text;
}
