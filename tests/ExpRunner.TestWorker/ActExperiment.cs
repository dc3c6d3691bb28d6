using ExpRunner.Spaces;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.TestWorker;

/// <summary>The test experiment, written by hand as the generator would.</summary>
public static class ActExperiment
{
    /// <summary>Its name.</summary>
    public const string Name = "Act";

    private static readonly ObjectType<Act> Config = new(
        Name,
        () => new Act(),
        (defaults, values) => new Act
        {
            Do = values.Pass(0, defaults.Do),
            Amount = values.Pass(1, defaults.Amount),
            Text = values.Pass(2, defaults.Text),
        },
        ConfigTypes.String.Field("Do"),
        ConfigTypes.Double.Field("Amount"),
        ConfigTypes.String.Field("Text"));

    /// <summary>Finds the test experiment.</summary>
    public static Experiment? Find(string name) => name == Name ? Definition : null;

    private static Experiment<Act> Definition { get; } = new(Name, 1, Config, RunAsync);

    /// <summary>A config of it.</summary>
    public static Value ConfigOf(string what, double amount = 0, string text = "")
        => Value.Object(("Do", Value.Of(what)), ("Amount", Value.Of(amount)), ("Text", Value.Of(text)));

    private static ValueTask RunAsync(Act act, TrialContext trial, ScoreWriter scores)
    {
        trial.FitStarts();
        if (act.Do == "nothing")
        {
            scores.Add("a", 1.0);
            trial.FitEnded();
            return ValueTask.CompletedTask;
        }
        return RunOtherAsync(act, trial, scores);
    }

    private static async ValueTask RunOtherAsync(Act act, TrialContext trial, ScoreWriter scores)
    {
        await Acts.RunAsync(act, trial, scores);
        trial.FitEnded();
    }
}
