using System.CommandLine;
using System.CommandLine.Parsing;
using ExpRunner.Commands;
using ExpRunner.Commands.Help;
using ExpRunner.Reporting;
using ExpRunner.Sweeps;

namespace ExpRunner.Hosting.Watching;

/// <summary><c>watch</c>: sweeps in the terminal while they run, by their files alone.</summary>
internal sealed class WatchVerb
{
    private readonly Argument<string[]> _paths = new("PATH")
    {
        Description = $"An experiment's folder, or a folder with experiments below it; it need not exist yet. Default: {Report.DefaultPath}",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<bool> _untilDone = new("--until-done") { Description = "End when nobody works on any of the sweeps any more: with 0 if all completed, with 1 if not" };
    private readonly Option<TimeSpan> _every = new("--every")
    {
        Description = "How often to look, such as 5s",
        HelpName = "TIME",
        DefaultValueFactory = _ => TimeSpan.FromSeconds(1),
        CustomParser = Length,
    };

    private readonly Option<string[]> _mark = ScoreOptions.Mark("Which way of a score is better, where its name does not tell");

    private WatchVerb()
    {
        _paths.Validators.Add(Refusals.RefuseOptions);
    }

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var watch = new WatchVerb();
        var command = new Command("watch", "Shows sweeps while they run: how far they are, what runs, what failed, the best so far, the time left. Changes nothing.")
        {
            watch._paths, watch._untilDone, watch._every, watch._mark,
        };
        command.SetAction(watch.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var goals = ScoreOptions.Goals(parsed.GetValue(_mark)).ToDictionary(goal => goal.Score, goal => goal.IsMaximised!.Value);
        return WatchSession.Run(parsed.GetValue(_paths) ?? [], goals, parsed.GetValue(_every), parsed.GetValue(_untilDone), parsed.InvocationConfiguration.Output);
    }

    private static TimeSpan Length(ArgumentResult result)
    {
        try
        {
            return DurationText.Parse(result.Tokens[0].Value);
        }
        catch (FormatException fault)
        {
            result.AddError($"--every: {fault.Message}");
            return default;
        }
    }
}
