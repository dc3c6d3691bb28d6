using System.CommandLine;
using ExpRunner.Commands;
using ExpRunner.Hosting.Running;
using ExpRunner.Results;
using ExpRunner.Sweeps;

namespace ExpRunner.Hosting.Commands.Pruning;

/// <summary><c>prune</c>: removes what a run with the same options would not ask for, after showing it.</summary>
internal static class PruneVerb
{
    public const string Description = "Remove trials and repetitions that are no longer asked for, after showing them.";

    /// <summary>The options that do not say what a sweep is: prune takes none of them.</summary>
    private static readonly string[] Without =
    [
        "--backend", "--workers", "--slots", "--tags", "--slot-variable", "--isolate", "--stages", "--where", "--pick", "--start", "--shard", "--timeout", "--idle-timeout", "--grace", "--lease",
        "--memory", "--max-tries", "--fail-fast", "--max-failures", "--redo", "--label", "--queue", "--first", "--order", "--no-config-files", "--max-log", "--durability",
    ];

    public static Command Create(Terminal terminal)
    {
        var command = new Command("prune", Description);
        var bind = AddTo(command);
        command.SetAction(typed => Prune(terminal, bind(typed), RegisteredExperiments.Instance));
        return command;
    }

    /// <summary>Adds the options to a command; gives what reads them.</summary>
    public static Func<ParseResult, PruneSettings> AddTo(Command command)
    {
        var sweep = new SweepArguments();
        var dryRun = new Option<bool>("--dry-run") { Description = "Show what would be removed; remove nothing." };
        var yes = new Option<bool>("--yes", "-y") { Description = "Do not ask." };
        var json = FormatOption.Json("One object on standard output instead of lines.");
        sweep.AddTo(command, Without);
        command.Options.Add(dryRun);
        command.Options.Add(yes);
        command.Options.Add(json);
        return typed => new PruneSettings(sweep.Bind(typed), typed.GetValue(dryRun), typed.GetValue(yes), typed.GetValue(json));
    }

    /// <summary>Shows what is no longer asked for, asks, and removes it.</summary>
    public static int Prune(Terminal terminal, PruneSettings settings, IExperimentSource experiments)
    {
        var opened = new List<PrunedFolder>();
        try
        {
            Open(settings, experiments, opened, terminal.Warn);
            return Prune(terminal, settings, opened);
        }
        catch (SweepException fault)
        {
            return SweepSession.Refuse(terminal, fault.Problems, ExitCode.BadUsage);
        }
        catch (SweepStoreException fault)
        {
            return SweepSession.Refuse(terminal, [fault.Message], ExitCode.Failure);
        }
        finally
        {
            opened.ForEach(folder => folder.Dispose());
        }
    }

    /// <exception cref="SweepException">Something is wrong; it has all of it.</exception>
    private static void Open(PruneSettings settings, IExperimentSource experiments, List<PrunedFolder> opened, Action<string> warn)
    {
        var problems = new List<string>();
        foreach (var plan in SweepPlanner.Plan(settings.Sweep, experiments))
        {
            try
            {
                opened.Add(PrunedFolder.Open(plan, settings.DryRun, warn));
            }
            catch (Exception fault) when (fault is SweepStoreException or Expressions.ExpressionException or Spaces.ConfigException)
            {
                problems.Add(fault.Message);
            }
            catch (Exception fault) when (fault is not SweepException)
            {
                problems.Add(UserFault.Describe(plan.Experiment.Name, fault));
            }
        }
        if (problems.Count > 0)
        {
            throw new SweepException(problems);
        }
    }

    private static int Prune(Terminal terminal, PruneSettings settings, List<PrunedFolder> opened)
    {
        if (!settings.Json)
        {
            opened.ForEach(folder => PruneText.Print(terminal.Out, folder));
        }
        var isEmpty = opened.All(folder => folder.Trials.Count == 0);
        var removes = !settings.DryRun && (isEmpty || IsGiven(terminal, settings));
        string[] problems = removes ? [.. opened.SelectMany(folder => folder.Remove())] : [];
        if (settings.Json)
        {
            terminal.Out.WriteLine(PruneText.ToJson(opened, removes && problems.Length == 0).ToJson());
        }
        else if (removes && !isEmpty && problems.Length == 0)
        {
            terminal.Out.WriteLine("Removed.");
        }
        return problems.Length > 0 ? SweepSession.Refuse(terminal, problems, ExitCode.Failure)
            : removes || settings.DryRun ? ExitCode.Ok
            : ExitCode.BadUsage;
    }

    /// <summary>Whether to go on; where nobody can be asked the answer is no.</summary>
    private static bool IsGiven(Terminal terminal, PruneSettings settings)
    {
        if (settings.Yes)
        {
            return true;
        }
        if (!terminal.CanAsk)
        {
            terminal.Error.WriteLine("Nothing was removed, for nobody can be asked here. -y removes it.");
            return false;
        }
        terminal.Error.Write("Remove it? [y/N] (-y does not ask) ");
        return Console.ReadLine()?.Trim() is "y" or "Y" or "yes";
    }
}
