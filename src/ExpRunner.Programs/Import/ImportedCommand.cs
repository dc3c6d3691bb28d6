using System.Text.RegularExpressions;
using ExpRunner.Programs.Templates;
using ExpRunner.Values;

namespace ExpRunner.Programs.Import;

/// <summary>Writes a command that another tool gave to bash: as a list of arguments where that is the same, else for the shell.</summary>
internal static partial class ImportedCommand
{
    public static Value Of(string stage, string text, ImportedFile file)
    {
        if (IsList(text, out var template))
        {
            return Value.Of(text);
        }
        if (OnlyBash().IsMatch(text))
        {
            file.Note($"'{stage}' has words that bash knows and sh may not. Put them into a script, or into bash -c '…'.");
        }
        try
        {
            template = CommandTemplate.ParseShell(text);
        }
        catch (TemplateException fault)
        {
            file.Note($"'{stage}' cannot be taken as it is: {fault.Message}");
        }
        foreach (var unclear in template?.Unclear ?? [])
        {
            file.Note($"'{stage}': {unclear} is quoted or part of a longer word and stays as it is here.");
        }
        return Value.Object(("cmd", Value.Of(text)), ("shell", Value.Of(true)));
    }

    /// <summary>Whether a shell would do no more than split the text: no patterns of file names either.</summary>
    private static bool IsList(string text, out CommandTemplate? template)
    {
        template = null;
        if (FileNames().IsMatch(text))
        {
            return false;
        }
        try
        {
            template = CommandTemplate.Parse(text);
            return template.Unclear.Count == 0;
        }
        catch (TemplateException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"[*?]|\{[^{}]*(,|\.\.)[^{}]*\}|^\s*(cd|export|source|\.|set|ulimit|exec|eval)\s")]
    private static partial Regex FileNames();

    [GeneratedRegex(@"\[\[\s|&>|<\(|>\(|\|&|<<<|(^|\s)source\s|\$'")]
    private static partial Regex OnlyBash();
}
