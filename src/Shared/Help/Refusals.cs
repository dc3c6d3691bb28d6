using System.CommandLine;
using System.CommandLine.Parsing;
using ExpRunner.Values;
using VerbResult = System.CommandLine.Parsing.CommandResult;

namespace ExpRunner.Commands.Help;

/// <summary>What is said of a command line that cannot be understood: a message for each fault, with the name that was probably meant.</summary>
internal static class Refusals
{
    /// <summary>Where to look.</summary>
    public const string Help = "--help shows the verbs and options.";

    /// <summary>The messages, in order.</summary>
    /// <param name="typed">The command line.</param>
    /// <param name="remark">What is added of a word that is no verb.</param>
    public static IReadOnlyList<string> Of(ParseResult typed, string remark = "")
    {
        var unmatched = Unmatched(typed, remark).ToList();
        return [.. typed.Errors.Select(error => Named(error, unmatched) ?? (IsVerbMissing(error) ? unmatched.Count > 0 ? null : VerbMissing(typed) : error.Message)).OfType<string>().Distinct()];
    }

    /// <summary>An option that does not exist would be taken for a file.</summary>
    public static void RefuseOptions(ArgumentResult paths) => RefuseOptions(paths, token => token.StartsWith('-'));

    /// <summary>An option that does not exist would be taken for something else.</summary>
    /// <param name="arguments">Where it would be.</param>
    /// <param name="isOption">Whether a word looks like one.</param>
    public static void RefuseOptions(ArgumentResult arguments, Func<string, bool> isOption)
    {
        string[] options = [.. (arguments.Parent as VerbResult)?.Command.Options.Select(option => option.Name) ?? []];
        foreach (var token in arguments.Tokens.Select(token => token.Value).Where(isOption))
        {
            arguments.AddError($"There is no option '{token}'.{NearNames.Hint(token, options)} --help lists them. A file of this name is written ./{token}");
        }
    }

    private static string? Named(ParseError error, List<(string Token, string Message)> unmatched)
        => unmatched.Find(entry => error.Message.Contains($"'{entry.Token}'", StringComparison.Ordinal)).Message;

    /// <summary>The parser says so beside a word that is no verb, too.</summary>
    private static bool IsVerbMissing(ParseError error) => error.SymbolResult is VerbResult { Command: { Subcommands.Count: > 0, Action: null } };

    private static string VerbMissing(ParseResult typed)
        => $"{typed.CommandResult.Command.Name} does nothing by itself. Its verbs are {string.Join(", ", typed.CommandResult.Command.Subcommands.Where(verb => !verb.Hidden).Select(verb => verb.Name))}.";

    /// <summary>What fits nowhere.</summary>
    private static IEnumerable<(string Token, string Message)> Unmatched(ParseResult typed, string remark)
    {
        var command = typed.CommandResult.Command;
        string[] options = [.. command.Options.Where(option => !option.Hidden).SelectMany(option => option.Aliases.Prepend(option.Name)).Where(name => name.StartsWith("--", StringComparison.Ordinal))];
        string[] verbs = [.. command.Subcommands.Select(verb => verb.Name)];
        return typed.UnmatchedTokens.Select(token => (token, token.StartsWith('-')
            ? $"There is no option '{token}'{(command is RootCommand ? "" : $" of {command.Name}")}.{NearNames.Hint(token, options)}"
            : $"'{token}' is no verb and belongs to no option.{NearNames.Hint(token, verbs)}{remark}"));
    }
}
