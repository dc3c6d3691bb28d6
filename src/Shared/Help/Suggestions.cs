using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ExpRunner.Commands.Help;

/// <summary><c>[suggest:POSITION] "COMMAND LINE"</c>: what may stand at a position, a line each. The scripts of shells ask it.</summary>
/// <param name="root">The command line.</param>
/// <param name="directive">The directive that is answered.</param>
internal sealed partial class Suggestions(RootCommand root, SuggestDirective directive) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <summary>Makes a command line answer.</summary>
    public static void AddTo(RootCommand root)
    {
        var directive = root.Directives.OfType<SuggestDirective>().First();
        directive.Action = new Suggestions(root, directive);
    }

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var line = parseResult.Tokens.LastOrDefault(token => token.Type != TokenType.Directive)?.Value ?? "";
        var position = parseResult.GetResult(directive)?.Values.FirstOrDefault() is { } typed && int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Math.Min(number, line.Length) : line.Length;
        foreach (var option in AllOf(root).SelectMany(command => command.Options))
        {
            OfferWords(option);
        }
        foreach (var word in At(line[..position], parseResult.Configuration))
        {
            parseResult.InvocationConfiguration.Output.WriteLine(word);
        }
        return ExitCode.Ok;
    }

    private IEnumerable<string> At(string line, ParserConfiguration configuration)
    {
        var word = line.EndsWith(' ') ? "" : ShellWords.Pieces(line).LastOrDefault() ?? "";
        var before = "";
        if (ValueOfOption().Match(word) is { Success: true } match)
        {
            before = match.Value;
            line = $"{line[..^word.Length]}{before[..^1]} {word[before.Length..]}";
            word = word[before.Length..];
        }
        return root.Parse(line, configuration).GetCompletions(line.Length).Select(item => item.Label)
            .Where(label => label.StartsWith(word, StringComparison.Ordinal) && IsWanted(label, word))
            .Select(label => before + label).Distinct();
    }

    /// <summary>Options where one is begun, and else verbs and values: files come from the shell.</summary>
    private static bool IsWanted(string label, string word)
        => word.StartsWith('-') ? label.StartsWith("--", StringComparison.Ordinal) || label == word : !label.StartsWith('-') && !label.StartsWith('/');

    private static IEnumerable<Command> AllOf(Command command) => command.Subcommands.SelectMany(AllOf).Prepend(command);

    private static void OfferWords(Option option)
    {
        if (option.ValueType == typeof(bool))
        {
            // Nobody types the value of a switch, and what comes behind it is something else.
            option.CompletionSources.Clear();
        }
        else if (option.HelpName is { } words && ClosedList().IsMatch(words))
        {
            option.CompletionSources.Clear();
            option.CompletionSources.Add(_ => words.Split('|').Select(word => new CompletionItem(word)));
        }
    }

    [GeneratedRegex("^--[a-z-]+=")]
    private static partial Regex ValueOfOption();

    [GeneratedRegex("^[a-z0-9-]+(\\|[a-z0-9-]+)+$")]
    private static partial Regex ClosedList();
}
