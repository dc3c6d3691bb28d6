namespace ExpRunner.Programs.Templates;

/// <summary>A place in a template where a value goes.</summary>
/// <param name="Name">What is between the brackets: a name, or a path such as <c>model.width</c> or <c>sizes[0]</c>.</param>
/// <param name="Form">What it becomes.</param>
/// <param name="Column">Where its bracket is, from 1.</param>
internal sealed record Placeholder(string Name, PlaceholderForm Form, int Column)
{
    /// <summary>What an option is called where that was said, as in <c>[--flag=name]</c>; null: it was not.</summary>
    public string? Flag { get; init; }

    /// <summary>The value or option as it is written, brackets and all.</summary>
    public override string ToString() => Form == PlaceholderForm.Value ? $"{{{Name}}}" : Flag is null ? $"[{Name}]" : $"[{Flag}={Name}]";

    /// <summary>The parameter it reads: the longest beginning of its name that is one; null: none is, so that it can only be of the context.</summary>
    public string? Parameter(Func<string, bool> isParameter)
        => Name.StartsWith(ContextNames.Prefix, StringComparison.Ordinal) ? null : PlaceholderName.Beginnings(Name).FirstOrDefault(isParameter);

    /// <summary>Whether the context has it, if no parameter does.</summary>
    public bool IsContext => ContextNames.Contains(Name);
}
