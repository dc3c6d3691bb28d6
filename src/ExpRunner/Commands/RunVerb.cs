using System.CommandLine;
using System.CommandLine.Parsing;
using ExpRunner.Sweeps;

namespace ExpRunner.Hosting.Commands;

/// <summary><c>run</c>: runs what is missing, and shows a table at the end.</summary>
internal static class RunVerb
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("run", "Run what is missing or failed, with a table at the end.");
        AddTo(command, terminal);
        return command;
    }

    /// <summary>Makes a command run sweeps.</summary>
    public static void AddTo(Command command, Terminal terminal)
    {
        var run = new RunArguments();
        var replay = new Option<string?>("--replay") { Description = "Repeat the repetition of a config.json in this process, and compare its scores with the recorded ones. Records nothing.", HelpName = "CONFIG.JSON" };
        run.AddTo(command, "--stages");
        command.Options.Add(replay);
        NameCompletions.AddTo(command, _ => Registered());
        replay.Validators.Add(result => RefuseOthers(result, command));
        command.SetAction((typed, _) => typed.GetValue(replay) is { } path ? ReplaySession.RunAsync(terminal, path) : SweepSession.RunAsync(terminal, run.Bind(typed)));
    }

    /// <summary>The experiments of this project.</summary>
    public static IEnumerable<Experiment> Registered() => ExperimentRegistry.Names.Select(name => ExperimentRegistry.Find(name)!);

    /// <summary>All that a replay needs is in the file.</summary>
    private static void RefuseOthers(OptionResult replay, Command command)
    {
        var others = command.Options.Where(option => option != replay.Option && replay.GetResult(option) is { Implicit: false }).Select(option => option.Name).ToList();
        if (others.Count > 0)
        {
            replay.AddError($"--replay takes no other options, for the file says what is repeated; leave out {string.Join(", ", others)}.");
        }
    }
}
