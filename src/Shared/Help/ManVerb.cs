using System.CommandLine;

namespace ExpRunner.Commands.Help;

/// <summary><c>man [VERB...]</c>: prints a manual page, of the program or of a verb.</summary>
internal static class ManVerb
{
    /// <summary>The command.</summary>
    public static Command Create(RootCommand root, string program, Func<IReadOnlyDictionary<string, (string Line, string What)[]>> examples)
    {
        var verbs = new Argument<string[]>("VERB") { Description = "The verb, and the verb below it; without it: the program.", Arity = ArgumentArity.ZeroOrMore };
        verbs.CompletionSources.Add(context => CommandShape.VerbsOf(Find(root, (context.ParseResult.GetValue(verbs) ?? []).SkipLast(context.WordToComplete.Length > 0 ? 1 : 0)) ?? root).Select(verb => new System.CommandLine.Completions.CompletionItem(verb.Name)));
        var command = new Command("man", "Print a manual page, of this program or of a verb, as man reads it.") { verbs };
        command.SetAction(parsed =>
        {
            var typed = parsed.GetValue(verbs) ?? [];
            if (Find(root, typed) is not { } found)
            {
                parsed.InvocationConfiguration.Error.WriteLine($"error: There is no verb '{string.Join(' ', typed)}'; --help lists them.");
                return ExitCode.BadUsage;
            }
            parsed.InvocationConfiguration.Output.Write(new ManPage(program, examples).Of(found));
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command? Find(Command root, IEnumerable<string> verbs)
    {
        var at = root;
        foreach (var verb in verbs)
        {
            if (CommandShape.VerbsOf(at).FirstOrDefault(command => command.Name == verb) is not { } next)
            {
                return null;
            }
            at = next;
        }
        return at;
    }
}
