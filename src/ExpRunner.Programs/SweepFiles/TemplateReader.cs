using ExpRunner.Programs.SweepFiles.Yaml;
using ExpRunner.Programs.Templates;

namespace ExpRunner.Programs.SweepFiles;

/// <summary>Reads the templates of a file and keeps account of where they are.</summary>
internal sealed class TemplateReader(ProblemList problems, Func<string, string?> variable)
{
    private readonly List<TemplateUse> _uses = [];

    /// <summary>All templates that could be read.</summary>
    public IReadOnlyList<TemplateUse> Uses => _uses;

    /// <summary>A command; null: it cannot be read, which is noted.</summary>
    public CommandTemplate? Command(YamlScalar text, bool isShell, string where, string? stage = null)
    {
        try
        {
            var template = isShell ? CommandTemplate.ParseShell(text.Text) : CommandTemplate.Parse(text.Text);
            _uses.Add(new(where, stage, text, template.Placeholders) { Unclear = template.Unclear, Fill = values => template.Expand(values) });
            return template;
        }
        catch (TemplateException fault)
        {
            problems.Add(text.PlaceOf(fault.Column - 1), $"{where}: {fault.Message}");
            return null;
        }
    }

    /// <summary>A text with placeholders; null: it cannot be read, which is noted.</summary>
    public TextTemplate? Value(YamlScalar text, string where) => Text(text, where, TextTemplate.Parse);

    /// <summary>A text in which variables and a leading <c>~</c> stand for something too; null: it cannot be read, which is noted.</summary>
    public TextTemplate? ValueWithVariables(YamlScalar text, string where) => Text(text, where, written => TextTemplate.ParseWithVariables(written, variable));

    private TextTemplate? Text(YamlScalar text, string where, Func<string, TextTemplate> parse)
    {
        try
        {
            var template = parse(text.Text);
            _uses.Add(new(where, null, text, template.Placeholders) { Fill = values => template.Expand(values) });
            return template;
        }
        catch (TemplateException fault)
        {
            problems.Add(text.PlaceOf(fault.Column - 1), $"{where}: {fault.Message}");
            return null;
        }
    }
}
