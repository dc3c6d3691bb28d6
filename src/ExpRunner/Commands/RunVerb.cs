using System.CommandLine;

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
        sweep.AddTo(command);
        foreach (var option in new[] { dryRun, yes, quiet, tee, json })
        {
            command.Options.Add(option);
        }
        command.SetAction((typed, _) => SweepSession.RunAsync(terminal, new RunSettings
        {
            Sweep = sweep.Bind(typed) with { Tee = typed.GetValue(tee) },
            DryRun = typed.GetValue(dryRun),
            Yes = typed.GetValue(yes),
            Quiet = typed.GetValue(quiet),
            Json = typed.GetValue(json),
        }));
    }
}
