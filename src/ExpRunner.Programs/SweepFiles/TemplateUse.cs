using ExpRunner.Programs.SweepFiles.Yaml;
using ExpRunner.Programs.Templates;

namespace ExpRunner.Programs.SweepFiles;

/// <summary>A template of the file, for the checks that need to know all of them.</summary>
/// <param name="In">Where it is, for messages: <c>'train'</c>, <c>the variable 'A'</c>.</param>
/// <param name="Stage">The stage it belongs to; null: it is used whatever runs.</param>
/// <param name="Text">Its text.</param>
/// <param name="Placeholders">Where values go.</param>
internal sealed record TemplateUse(string In, string? Stage, YamlScalar Text, IReadOnlyList<Placeholder> Placeholders)
{
    /// <summary>How <see cref="In"/> names the wrapper.</summary>
    public const string Wrap = "wrap";

    /// <summary>How <see cref="In"/> names the folder that programs run in.</summary>
    public const string Folder = "workdir";

    /// <summary>What is taken as text though it looks like an option.</summary>
    public IReadOnlyList<Placeholder> Unclear { get; init; } = [];

    /// <summary>Puts values in; throws <see cref="TemplateException"/>.</summary>
    public required Action<TemplateValues> Fill { get; init; }

    /// <summary>How <see cref="In"/> names the files that are fetched.</summary>
    public const string Fetch = "fetch";

    /// <summary>How <see cref="In"/> names a variable.</summary>
    public static string OfVariable(string name) => $"the variable '{name}'";

    /// <summary>Whether it is run when those stages are; null: all.</summary>
    public bool IsUsedBy(IReadOnlyList<string>? stages) => Stage is null || stages is null || stages.Contains(Stage);

    /// <summary>Where a placeholder stands in the file.</summary>
    public FilePlace PlaceOf(Placeholder placeholder) => Text.PlaceOf(NeededFolder.ColumnOf(Text.Text, placeholder.Column) - 1);
}
