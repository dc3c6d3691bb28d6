using ExpRunner.Programs.Templates;

namespace ExpRunner.Programs.SweepFiles;

/// <summary>Reads <c>fetch:</c>, of a file or of a stage.</summary>
internal static class FetchReader
{
    /// <summary>The files, as far as they can be read; what is wrong is noted.</summary>
    /// <param name="section">Where it stands.</param>
    /// <param name="templates">Reads templates.</param>
    /// <param name="stage">The stage; null: the file.</param>
    public static IReadOnlyList<FetchTemplate> Read(Section section, TemplateReader templates, string? stage)
        => [.. (section.Scalars("fetch", "files, relative to the working directory") ?? []).Where(text => text.Text.Length > 0).Select(text => templates.Fetch(text, stage)).OfType<FetchTemplate>()];
}
