using ExpRunner.Programs.SweepFiles.Yaml;
using ExpRunner.Programs.Templates;

namespace ExpRunner.Programs.SweepFiles;

/// <summary>Reads <c>workdir:</c>, which is relative to the file it stands in.</summary>
internal static class WorkingFolder
{
    /// <summary>The folder; null: it cannot be read, which is noted.</summary>
    public static FolderTemplate? Read(YamlScalar? text, string file, TemplateReader templates)
    {
        var beside = Path.GetDirectoryName(Path.GetFullPath(file))!;
        return text is null ? FolderTemplate.Parse("", beside) : templates.Folder(text, beside);
    }
}
