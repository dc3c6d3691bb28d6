using System.CommandLine;
using System.CommandLine.Parsing;

namespace ExpRunner.Hosting.Commands.Programs;

/// <summary>Options that may be given again and again, with the order they were typed in; the parser itself joins what one option was given.</summary>
internal static class TypedOrder
{
    /// <summary>An option that takes several values each time it is typed.</summary>
    public static Option<string[]> Repeated(string name, string description, string helpName, params string[] aliases) => new(name, aliases)
    {
        Description = description,
        HelpName = helpName,
        AllowMultipleArgumentsPerToken = true,
        Arity = ArgumentArity.ZeroOrMore,
    };

    /// <summary>Each time one of the options was typed, its name and what stood behind it.</summary>
    public static IEnumerable<(string Option, IReadOnlyList<string> Values)> Of(ParseResult typed, params string[] options)
    {
        List<string>? values = null;
        var name = "";
        foreach (var token in typed.Tokens)
        {
            if (token.Type == TokenType.Option)
            {
                if (values is not null)
                {
                    yield return (name, values);
                }
                (name, values) = (token.Value, options.Contains(token.Value) ? [] : null);
            }
            else
            {
                values?.Add(token.Value);
            }
        }
        if (values is not null)
        {
            yield return (name, values);
        }
    }
}
