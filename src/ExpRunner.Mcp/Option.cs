using System.Globalization;

namespace ExpRunner.Mcp;

/// <summary>Options of verbs. Each is one argument with its value, so that no value is taken for another option.</summary>
internal static class Option
{
    /// <summary>Those that have a value; one for each item of a list.</summary>
    public static IEnumerable<string> Of(params (string Name, object? Value)[] options) => options.SelectMany(option => option.Value switch
    {
        null or "" or false => [],
        true => [option.Name],
        string text => [$"{option.Name}={text}"],
        IEnumerable<string> texts => texts.Select(text => $"{option.Name}={text}"),
        var value => new[] { string.Create(CultureInfo.InvariantCulture, $"{option.Name}={value}") },
    });
}
