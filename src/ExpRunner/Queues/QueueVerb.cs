using System.CommandLine;
using System.CommandLine.Parsing;
using ExpRunner.Commands;
using ExpRunner.Programs.Queues;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Hosting.Queues;

/// <summary><c>queue</c>: changes the trials that wait, from another terminal.</summary>
internal static class QueueVerb
{
    /// <summary>The verb with all it can do.</summary>
    public static Command Create() => new("queue", "Shows and changes the trials that wait in a file of run --queue.")
    {
        Add(),
        List(),
        Remove(),
        Move(),
        Switch("pause", "Starts nothing new until resume; what runs goes on.", text => text with { IsPaused = true }),
        Switch("resume", "Goes on after pause.", text => text with { IsPaused = false }),
        Switch("keep", "Keeps the sweep waiting for new trials when none is left, until close.", text => text with { Waits = true }),
        Switch("close", "Lets the sweep end when no trial is left.", text => text with { Waits = false }),
    };

    private static Argument<string> Path() => new("PATH") { Description = "The queue file." };

    private static Command Add()
    {
        var path = Path();
        var values = new Argument<string[]>("NAME=VALUE") { Description = "Values as in YAML: lr=0.5 norm=batch; what is left out has the experiment's own value.", Arity = ArgumentArity.OneOrMore };
        var first = new Option<bool>("--first") { Description = "Before all others." };
        values.Validators.Add(RefuseOptions);
        var command = new Command("add", "Adds a trial.") { path, values, first };
        command.SetAction(typed => Change(typed, path, text => QueueCommands.Add(text, typed.GetValue(values)!, typed.GetValue(first))));
        return command;
    }

    private static Command Remove()
    {
        var path = Path();
        var ids = Ids();
        var command = new Command("remove", "Takes trials out: they do not run as long as the file names them under removed:.") { path, ids };
        command.SetAction(typed => Change(typed, path, text => QueueCommands.Remove(text, QueueCommands.IdsOf(typed.GetValue(ids)!))));
        return command;
    }

    private static Command Move()
    {
        var path = Path();
        var ids = Ids();
        var to = new Option<int?>("--to") { Description = "The place, from 1.", HelpName = "N" };
        var first = new Option<bool>("--first") { Description = "Before all others." };
        var last = new Option<bool>("--last") { Description = "Behind all that are listed." };
        var command = new Command("move", "Moves trials.") { path, ids, to, first, last };
        command.Validators.Add(result =>
        {
            if (new Option[] { to, first, last }.Count(option => result.GetResult(option) is { Implicit: false }) != 1 || result.GetResult(to) is not null && result.GetValue(to) is < 1)
            {
                result.AddError("Say where to: --to N, counted from 1, --first or --last.");
            }
        });
        command.SetAction(typed => Change(typed, path, text => QueueCommands.Move(text, QueueCommands.IdsOf(typed.GetValue(ids)!),
            typed.GetValue(last) ? int.MaxValue : (typed.GetValue(to) ?? 1) - 1)));
        return command;
    }

    private static Command Switch(string name, string description, Func<QueueText, QueueText> change)
    {
        var path = Path();
        var command = new Command(name, description) { path };
        command.SetAction(typed => Change(typed, path, change));
        return command;
    }

    private static Command List()
    {
        var path = Path();
        var json = new Option<bool>("--json") { Description = "One object on standard output." };
        var command = new Command("list", "Shows what waits, and what is wrong with the file.") { path, json };
        command.SetAction(typed => Guard(typed, () =>
        {
            var problems = QueueChange.ProblemsOf(typed.GetValue(path)!);
            if (problems is not null)
            {
                typed.InvocationConfiguration.Error.WriteLine(problems);
            }
            typed.InvocationConfiguration.Output.Write(QueueCommands.Show(QueueChange.Read(typed.GetValue(path)!), typed.GetValue(json), problems));
            return problems is null ? ExitCode.Ok : ExitCode.Failure;
        }));
        return command;
    }

    private static Argument<string[]> Ids() => new("ID") { Description = "Ids of trials: 3, 0:10 (the end is left out).", Arity = ArgumentArity.OneOrMore };

    private static int Change(ParseResult typed, Argument<string> path, Func<QueueText, QueueText> change) => Guard(typed, () =>
    {
        QueueChange.Apply(typed.GetValue(path)!, change);
        return ExitCode.Ok;
    });

    private static int Guard(ParseResult typed, Func<int> action)
    {
        try
        {
            return action();
        }
        catch (SweepException fault)
        {
            foreach (var problem in fault.Problems)
            {
                typed.InvocationConfiguration.Error.WriteLine(problem);
            }
            return ExitCode.BadUsage;
        }
    }

    private static void RefuseOptions(ArgumentResult values)
    {
        foreach (var token in values.Tokens.Where(token => token.Value.StartsWith("--", StringComparison.Ordinal)))
        {
            values.AddError($"There is no option '{token.Value}'.{NearNames.Hint(token.Value, ["--first"])}");
        }
    }
}
