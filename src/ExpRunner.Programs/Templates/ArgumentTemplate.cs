namespace ExpRunner.Programs.Templates;

/// <summary>One argument of a command: text and values, side by side.</summary>
/// <param name="Parts">What it is made of; nothing for an empty argument.</param>
internal sealed record ArgumentTemplate(IReadOnlyList<Part> Parts)
{
    /// <summary>An argument that is always the same; brackets in it are text.</summary>
    public static ArgumentTemplate Literal(string text) => new(text.Length == 0 ? [] : [new(text)]);

    /// <summary>A parameter's value; a list gives several arguments, null none.</summary>
    public static ArgumentTemplate Value(string parameter) => Of(parameter, PlaceholderForm.Value, null);

    /// <summary>A parameter's value behind text, as one argument; null gives none.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="prefix">What is written before the value, such as <c>--level=</c>.</param>
    public static ArgumentTemplate Joined(string parameter, string prefix)
        => new([new(prefix), new("", new(parameter, PlaceholderForm.Value, 1)) { IsLeftOutIfNull = true }]);

    /// <summary>A parameter as an option; for a bool the flag alone, or nothing.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="flag">What is written before the value, such as <c>-n</c>.</param>
    public static ArgumentTemplate Option(string parameter, string flag) => Of(parameter, PlaceholderForm.Option, flag);

    /// <summary>Adds the arguments it becomes.</summary>
    public void Fill(Filling filling, List<string> arguments)
    {
        if (Parts.Any(filling.IsLeftOut))
        {
            return;
        }
        if (Parts is [{ IsWhole: true } whole])
        {
            arguments.AddRange(filling.Whole(whole));
            return;
        }
        arguments.Add(string.Concat(Parts.Select(filling.Inside)));
    }

    private static ArgumentTemplate Of(string parameter, PlaceholderForm form, string? flag)
        => new([new("", new(parameter, form, 1) { Flag = flag }) { IsWhole = true, IsLeftOutIfNull = true }]);
}
