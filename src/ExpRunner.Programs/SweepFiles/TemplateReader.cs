using ExpRunner.Programs.SweepFiles.Yaml;
using ExpRunner.Programs.Templates;

namespace ExpRunner.Programs.SweepFiles;

/// <summary>Reads the templates of a file and keeps account of where they are.</summary>
internal sealed class TemplateReader(ProblemList problems)
{
    private readonly List<TemplateUse> _uses = [];

    /// <summary>All templates that could be read.</summary>
    public IReadOnlyList<TemplateUse> Uses => _uses;

    /// <summary>A command; null: it cannot be read, which is noted.</summary>
    public CommandTemplate? Command(YamlScalar text, bool isShell, string where, string? stage = null)
        => Read<CommandTemplate>(text, where, isShell ? CommandTemplate.ParseShell : CommandTemplate.Parse,
            template => new(where, stage, text, template.Placeholders) { Unclear = template.Unclear, Fill = values => template.Expand(values) });

    /// <summary>A text with placeholders; null: it cannot be read, which is noted.</summary>
    public TextTemplate? Value(YamlScalar text, string where)
        => Read(text, where, TextTemplate.Parse, template => new(where, null, text, template.Placeholders) { Fill = values => template.Expand(values) });

    /// <summary>A text in which variables and a leading <c>~</c> stand for something too; null: it cannot be read, which is noted.</summary>
    public TextTemplate? Variable(YamlScalar text, string name)
        => Read(text, TemplateUse.OfVariable(name), TextTemplate.ParseWithVariables, template => new(TemplateUse.OfVariable(name), null, text, template.Placeholders) { Fill = values => template.Expand(values) });

    /// <summary>The folder that programs run in; null: it cannot be read, which is noted.</summary>
    /// <param name="text">The folder.</param>
    /// <param name="beside">The folder it is relative to.</param>
    public FolderTemplate? Folder(YamlScalar text, string beside)
        => Read(text, TemplateUse.Folder, written => FolderTemplate.Parse(written, beside), template => new(TemplateUse.Folder, null, text, template.Placeholders) { Fill = values => template.Expand(values) });

    /// <summary>Files that are fetched; null: they cannot be read, which is noted.</summary>
    /// <param name="text">The text.</param>
    /// <param name="stage">The stage they belong to; null: the last.</param>
    public FetchTemplate? Fetch(YamlScalar text, string? stage)
        => Read(text, TemplateUse.Fetch, FetchTemplate.Parse, template => new(TemplateUse.Fetch, stage, text, template.Placeholders) { Fill = values => template.Expand(values) });

    private T? Read<T>(YamlScalar text, string where, Func<string, T> parse, Func<T, TemplateUse> use)
        where T : class
    {
        try
        {
            var template = parse(NeededFolder.Plain(text.Text));
            _uses.Add(use(template));
            return template;
        }
        catch (TemplateException fault)
        {
            problems.Add(text.PlaceOf(NeededFolder.ColumnOf(text.Text, fault.Column) - 1), $"{where}: {fault.Message}");
            return null;
        }
    }
}
