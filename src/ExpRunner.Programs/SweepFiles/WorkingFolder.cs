using ExpRunner.Programs.SweepFiles.Yaml;
using ExpRunner.Programs.Templates;

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
        return templates.ValueWithVariables(text, "workdir") is null ? null : FolderTemplate.Parse(text.Text, beside, variable);
    }
}
