using System.CommandLine;
using System.CommandLine.Help;

namespace ExpRunner.Commands.Help;

/// <summary>What every command line of this house has beside its verbs: help with examples, completion, manual pages.</summary>
internal static class Manners
{
    /// <summary>Gives them to a command line whose verbs are all there.</summary>
    /// <param name="root">The command line.</param>
    /// <param name="program">How the program is started: <c>dotnet exprun</c>.</param>
    /// <param name="examples">Gives the examples by verb, when they are asked for.</param>
    public static void AddTo(RootCommand root, string program, Func<IReadOnlyDictionary<string, (string Line, string What)[]>> examples)
    {
        var page = new HelpPage(program, examples);
        root.Options.OfType<HelpOption>().First().Action = page;
        root.Subcommands.Add(CompletionVerb.Create());
        root.Subcommands.Add(ManVerb.Create(root, program, examples));
        Suggestions.AddTo(root);
    }
}
