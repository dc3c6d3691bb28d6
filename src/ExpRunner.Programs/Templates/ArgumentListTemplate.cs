using ExpRunner.Values;

namespace ExpRunner.Programs.Templates;

/// <summary>A command that is run without a shell.</summary>
internal sealed class ArgumentListTemplate(string text, IReadOnlyList<ArgumentTemplate> arguments, IReadOnlyList<Placeholder> unclear) : CommandTemplate
{
    /// <inheritdoc/>
    public override string Text => text;

    /// <inheritdoc/>
    public override bool IsShell => false;

    /// <summary>The program and its arguments, in order.</summary>
    public IReadOnlyList<ArgumentTemplate> Arguments => arguments;

    /// <inheritdoc/>
    public override IReadOnlyList<Placeholder> Placeholders { get; } = In(arguments.SelectMany(argument => argument.Parts));

    /// <inheritdoc/>
    public override IReadOnlyList<Placeholder> Unclear => unclear;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Expand(TemplateValues values)
    {
        var expanded = Fill(new(values, isIdentity: false));
        return expanded is [{ Length: > 0 }, ..] ? expanded : throw new TemplateException("The program's name is empty with these values.", 1);
    }

    /// <inheritdoc/>
    public override string Identity(TemplateValues config)
        => Value.List([.. Fill(new(config, isIdentity: true)).Select(Value.Of)]).ToJson();

    private List<string> Fill(Filling filling)
    {
        var expanded = new List<string>(arguments.Count);
        foreach (var argument in arguments)
        {
            argument.Fill(filling, expanded);
        }
        return expanded;
    }
}
