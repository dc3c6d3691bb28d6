using System.CommandLine;
using System.CommandLine.Parsing;

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
        var sweep = new SweepArguments();
        var dryRun = new Option<bool>("--dry-run") { Description = "Print what would run; write nothing." };
        var yes = new Option<bool>("--yes", "-y") { Description = "Do not ask before large sweeps." };
        var quiet = new Option<bool>("--quiet", "-q") { Description = "No progress; warnings still show." };
        var tee = new Option<bool>("--tee") { Description = "Show the output of trials on standard error as well as keeping it; from a pool when an attempt has ended." };
        var json = new Option<bool>("--json") { Description = "One summary object on standard output instead of tables." };
        var replay = new Option<string?>("--replay") { Description = "Repeat the repetition of a config.json in this process, and compare its scores with the recorded ones. Records nothing.", HelpName = "CONFIG.JSON" };
        sweep.AddTo(command);
        foreach (var option in new Option[] { dryRun, yes, quiet, tee, json, replay })
        {
            command.Options.Add(option);
        }
        replay.Validators.Add(result => RefuseOthers(result, command));
        command.SetAction((typed, _) => typed.GetValue(replay) is { } path ? ReplaySession.RunAsync(terminal, path) : SweepSession.RunAsync(terminal, new RunSettings
        {
            Sweep = sweep.Bind(typed) with { Tee = typed.GetValue(tee) },
            DryRun = typed.GetValue(dryRun),
            Yes = typed.GetValue(yes),
            Quiet = typed.GetValue(quiet),
            Json = typed.GetValue(json),
        }));
    }

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
