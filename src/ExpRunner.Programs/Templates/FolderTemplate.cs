using ExpRunner.Values;

namespace ExpRunner.Programs.Templates;

/// <summary>Reads folders that programs run in.</summary>
internal static class FolderTemplate
{
    /// <summary>A folder as it was written: a leading <c>~</c>, <c>$NAME</c> and placeholders are put in, and what is no whole path is relative to another folder.</summary>
    /// <param name="text">The folder.</param>
    /// <param name="beside">The folder it is relative to.</param>
    /// <param name="variable">A variable's value; null: it is not set.</param>
    /// <exception cref="TemplateException">Braces that say two things, or a variable that is not set.</exception>
    public static TextTemplate Parse(string text, string beside, Func<string, string?> variable)
    {
        var written = TextTemplate.ParseWithVariables(text, variable);
        // What a parameter holds is relative too; what the context has is a whole path.
        var isWhole = written.Placeholders is [{ Column: 1, IsContext: true }, ..] || Path.IsPathRooted(written.Expand(new(_ => Value.Of("x"), _ => Value.Of("x"))));
        return isWhole ? written : TextTemplate.ParseWithVariables(Escaped(beside) + Path.DirectorySeparatorChar + Trimmed(text), variable);
    }

    private static string Escaped(string folder)
        => folder.Replace("{", "{{").Replace("}", "}}").Replace("$", "$$").TrimEnd(Path.DirectorySeparatorChar);

    private static string Trimmed(string text) => text is "." or "./" ? "" : text.StartsWith("./", StringComparison.Ordinal) ? text[2..] : text;
}
