using System.CommandLine;
using ExpRunner.Commands.Help;
using ExpRunner.Reporting;

namespace ExpRunner.Commands;

/// <summary><c>importance</c>, of the tool and of every experiment project: which config fields a score depends on.</summary>
internal sealed class ImportanceCommand
{
    private readonly Argument<string[]> _paths = new("PATH")
    {
        Description = $"A results.jsonl, an experiment's folder, or a folder with experiments below it. Default: {Report.DefaultPath}",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly ScoreOptions _scores = new();

    private ImportanceCommand() => _paths.Validators.Add(Refusals.RefuseOptions);

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var importance = new ImportanceCommand();
        var command = new Command("importance", "Shows which config fields a score depends on: analysis of variance on full grids, permutation importance otherwise.") { importance._paths };
        importance._scores.AddTo(command);
        command.SetAction(importance.Run);
        return command;
    }

    private int Run(ParseResult parsed) => ScoreOptions.Guarded(parsed, () =>
    {
        var times = new HashSet<string>();
        var results = _scores.Load(parsed, times, parsed.GetValue(_paths) ?? []);
        if (results.Rows.Count == 0)
        {
            throw new ReportException("No trial has ended yet in the results that were found; there is nothing to analyse.");
        }
        var warnings = new List<string>();
        var found = FieldImportance.Of(results, _scores.OptionsOf(parsed, times), warnings);
        ScoreOptions.Warn(parsed, warnings);
        ImportanceWriter.Write(parsed.InvocationConfiguration.Output, found, _scores.FormatOf(parsed));
        parsed.InvocationConfiguration.Output.Flush();
        return ExitCode.Ok;
    });
}
