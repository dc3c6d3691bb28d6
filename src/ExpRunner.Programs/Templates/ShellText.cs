namespace ExpRunner.Programs.Templates;

/// <summary>Arguments as a person would type them to a POSIX shell.</summary>
internal static class ShellText
{
    private const string Plain = "_@%+:,./-";

    /// <summary>The command; variables stand before it.</summary>
    public static string Of(IEnumerable<(string Name, string Value)> variables, IReadOnlyList<string> arguments)
        => string.Join(' ', [.. variables.Select(variable => $"{variable.Name}={Quote(variable.Value, isFirst: false)}"), .. arguments.Select((argument, i) => Quote(argument, isFirst: i == 0))]);

    /// <summary>A text as one word.</summary>
    public static string Word(string text) => Quote(text, isFirst: true);

    private static string Quote(string text, bool isFirst)
        => text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || Plain.Contains(c) || (c == '=' && !isFirst)) ? text
            : $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
