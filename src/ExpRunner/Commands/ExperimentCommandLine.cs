using System.CommandLine;
using ExpRunner.Commands;
using ExpRunner.Commands.Help;
using ExpRunner.Hosting.Commands.Pruning;

namespace ExpRunner.Hosting.Commands;

/// <summary>The verbs of an experiment project: a table of contents.</summary>
internal static class ExperimentCommandLine
{
    public static async Task<int> InvokeAsync(string[] args, Terminal terminal)
    {
        var typed = Create(terminal).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (typed.Errors.Count > 0)
        {
            return Refuse(typed, terminal);
        }
        return await typed.InvokeAsync(new InvocationConfiguration
        {
            Output = terminal.Out,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        }).ConfigureAwait(false);
    }

    /// <summary>Makes the command line.</summary>
    public static RootCommand Create(Terminal terminal)
    {
        var root = new RootCommand("Runs the experiments of this project. Without a verb: run.");
        RunVerb.AddTo(root, terminal);
        root.Subcommands.Add(RunVerb.Create(terminal));
        root.Subcommands.Add(ListVerb.Create(terminal));
        root.Subcommands.Add(PlanVerb.Create(terminal));
        root.Subcommands.Add(PruneVerb.Create(terminal));
        root.Subcommands.Add(ReportCommand.Create());
        root.Subcommands.Add(CompareCommand.Create());
        root.Subcommands.Add(ImportanceCommand.Create());
        root.Subcommands.Add(StatusCommand.Create());
        root.Subcommands.Add(AttemptsCommand.Create());
        root.Subcommands.Add(CollectCommand.Create());
        foreach (var verb in LiveVerbs.Create().Concat(ClusterVerbs.Create(terminal)))
        {
            root.Subcommands.Add(verb);
        }
        Manners.AddTo(root, "dotnet run --", static () => VerbExamples.OfProject);
        return root;
    }

    private static int Refuse(ParseResult typed, Terminal terminal)
    {
        foreach (var message in Refusals.Of(typed, " The project's own arguments come after --."))
        {
            terminal.Error.WriteLine(message);
        }
        terminal.Error.WriteLine(Refusals.Help);
        return ExitCode.BadUsage;
    }
}
