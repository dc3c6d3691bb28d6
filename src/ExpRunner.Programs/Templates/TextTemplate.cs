namespace ExpRunner.Programs.Templates;

/// <summary>Text with placeholders in braces: a variable's value, a folder, a label.</summary>
internal sealed class TextTemplate
{
    /// <param name="text">The text it was read from.</param>
    /// <param name="parts">What was found in it.</param>
    public TextTemplate(string text, IReadOnlyList<Part> parts)
    {
        (Text, Parts) = (text, parts);
        Placeholders = [.. parts.Select(part => part.Placeholder).OfType<Placeholder>()];
        Variables = [.. parts.Select(part => part.Variable).OfType<Variable>()];
    }

    /// <summary>The text it was read from.</summary>
    public string Text { get; }

    /// <summary>Text, values and variables, in order.</summary>
    public IReadOnlyList<Part> Parts { get; }

    /// <summary>Where values go, in order.</summary>
    public IReadOnlyList<Placeholder> Placeholders { get; }

    /// <summary>The variables whose values go into it, in order.</summary>
    public IReadOnlyList<Variable> Variables { get; }

    /// <summary>Reads a text.</summary>
    /// <exception cref="TemplateException">Braces that say two things.</exception>
    public static TextTemplate Parse(string text) => new(text, Read([.. text.Select((c, i) => new Unit(c, i + 1, 0))]));

    /// <summary>
    /// Reads a text in which a leading <c>~</c>, <c>$NAME</c> and <c>${NAME}</c> stand for folders and variables; what they and placeholders
    /// become is never looked through again. <c>$$</c> is a dollar.
    /// </summary>
    /// <exception cref="TemplateException">Braces that say two things, or <c>${</c> is not closed.</exception>
    public static TextTemplate ParseWithVariables(string text) => new(text, Read(VariableReader.Read(text)));

    /// <summary>A text that is taken as it is.</summary>
    public static TextTemplate Literal(string text) => new(text, [new(text)]);

    /// <summary>A parameter's value.</summary>
    public static TextTemplate OfParameter(string name) => new($"{{{name}}}", [new("", new(name, PlaceholderForm.Value, 1))]);

    /// <summary>The text with values put in.</summary>
    /// <exception cref="TemplateException">A placeholder has no value, or a variable is not set.</exception>
    public string Expand(TemplateValues values) => Fill(new(values, isIdentity: false));

    /// <summary>The text as identity has it: config values put in; what the context has stays a placeholder.</summary>
    public string Identity(TemplateValues config) => Fill(new(config, isIdentity: true));

    private string Fill(Filling filling) => string.Concat(Parts.Select(filling.Inside));

    private static List<Part> Read(IReadOnlyList<Unit> units) => BracketReader.Read(units, hasOptions: false, out _);
}
