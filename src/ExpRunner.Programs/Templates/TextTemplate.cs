namespace ExpRunner.Programs.Templates;

/// <summary>Text with placeholders in braces: a variable's value, a folder, a label.</summary>
internal sealed class TextTemplate
{
    private TextTemplate(string text) => Text = text;

    /// <summary>The text it was read from.</summary>
    public string Text { get; }

    /// <summary>Where values go, in order.</summary>
    public IReadOnlyList<Placeholder> Placeholders => [];

    /// <summary>Reads a text.</summary>
    /// <exception cref="TemplateException">Braces that say two things.</exception>
    public static TextTemplate Parse(string text) => new(text);

    /// <summary>A text that is taken as it is.</summary>
    public static TextTemplate Literal(string text) => new(text);

    /// <summary>The text with values put in.</summary>
    /// <exception cref="TemplateException">A placeholder has no value.</exception>
    public string Expand(TemplateValues values) => throw new NotSupportedException(Text + values);

    /// <summary>The same text with a leading <c>~</c>, <c>$NAME</c> and <c>${NAME}</c> replaced; values put in later are never looked through.</summary>
    /// <param name="variable">A variable's value; null: it is not set.</param>
    /// <exception cref="TemplateException">A variable is not set.</exception>
    public TextTemplate WithVariables(Func<string, string?> variable) => throw new NotSupportedException(Text + variable);
}
