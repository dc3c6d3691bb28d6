using ExpRunner.Values;

namespace ExpRunner.Programs.Templates;

/// <summary>Puts values into parts: for a program, or for the text that identity is computed from.</summary>
/// <param name="values">The values.</param>
/// <param name="isIdentity">Whether placeholders without a value stay, and brackets of text are doubled to tell them apart.</param>
internal sealed class Filling(TemplateValues values, bool isIdentity)
{
    /// <summary>Text that is no placeholder.</summary>
    public string Literal(string text) => isIdentity ? text.Replace("{", "{{").Replace("[", "[[") : text;

    /// <summary>Whether the argument that a part belongs to is not there.</summary>
    public bool IsLeftOut(Part part) => part.IsLeftOutIfNull && values.Find(part.Placeholder!) is { IsNull: true };

    /// <summary>A part that is not an argument by itself.</summary>
    public string Inside(Part part)
        => part.Variable is { } variable ? Of(variable)
        : part.Placeholder is not { } placeholder ? Literal(part.Text)
        : Find(placeholder) is { } value ? Checked(ValueText.Of(value, isIdentity), placeholder)
        : placeholder.ToString();

    /// <summary>The arguments that a placeholder becomes which is one by itself.</summary>
    public string[] Whole(Part part)
    {
        var placeholder = part.Placeholder!;
        if (Find(placeholder) is not { } value)
        {
            return [placeholder.ToString()];
        }
        var texts = placeholder.Form == PlaceholderForm.Value
            ? ValueText.Items(value, isIdentity)
            : Option(placeholder.Flag ?? "--" + placeholder.Name, value);
        return Array.ConvertAll(texts, text => Checked(text, placeholder));
    }

    private string Of(Variable variable)
        => isIdentity ? $"${{{variable.Name}}}"
        : values.Variable(variable.Name) ?? throw new TemplateException(variable.NotSet, variable.Column);

    private string[] Option(string flag, Value value) => value.Kind switch
    {
        ValueKind.Null => [],
        ValueKind.Boolean => value.AsBoolean() ? [flag] : [],
        ValueKind.List when value.Items.Length == 0 => [],
        _ => [flag, .. ValueText.Items(value, isIdentity)],
    };

    private Value? Find(Placeholder placeholder)
    {
        var value = values.Find(placeholder);
        return value is null && !isIdentity
            ? throw new TemplateException($"{placeholder} has no value here. Give it one, or double its brackets where the text itself is meant.", placeholder.Column)
            : value;
    }

    private string Checked(string text, Placeholder placeholder)
    {
        if (text.Contains('\0'))
        {
            throw new TemplateException($"The value of {placeholder} holds a NUL character, which no program can be given.", placeholder.Column);
        }
        return Literal(text);
    }
}
