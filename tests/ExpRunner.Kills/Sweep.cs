using System.Globalization;
using ExpRunner.Execution;
using ExpRunner.Sweeps;

namespace ExpRunner.Kills;

/// <summary>A runner: one start of the sweep, which says on standard output what it counted and every end, once that is recorded.</summary>
internal sealed class Sweep : ISweepProgress
{
    /// <summary>What a runner says before it is refused a folder that another one uses.</summary>
    public const string Refused = "refused ";

    public static async Task<int> RunAsync(string[] call)
    {
        var options = new SweepOptions
        {
            Workers = int.Parse(call[0], CultureInfo.InvariantCulture),
            Set = [$"Fails={call[1]}"],
            MaxTries = call[1] == "True" ? 1 : 2,
            Lease = TimeSpan.FromSeconds(1),
            Redo = Enum.Parse<RedoKind>(call[2]),
        };
        try
        {
            return (await Experiments.RunAsync(options, new Sweep())).ExitCode;
        }
        catch (SweepException fault)
        {
            Say(string.Join(' ', fault.Problems).Contains("this folder", StringComparison.Ordinal) ? $"{Refused}{fault.Message}" : $"stopped {fault}");
            return 2;
        }
    }

    public void Planned(PlannedExperiment experiment) => Say($"planned {experiment.Planned} {experiment.Completed}");

    public void Started(Attempt attempt)
    {
    }

    public void Ended(Attempt attempt, Outcome outcome, TimeSpan? retryIn)
        => Say($"ended {attempt.ExperimentId} {attempt.RunId} {attempt.Number} {outcome.Status}");

    public void Warn(string message) => Say($"warned {message.Replace('\n', ' ')}");

    public void Finished(ExperimentSummary summary) => Say($"finished {summary.Planned} {summary.Completed} {summary.Failed} {summary.Missing}");

    private static void Say(string line) => Console.Out.WriteLine(line);
}
