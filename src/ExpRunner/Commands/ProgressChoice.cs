using ExpRunner.Execution;
using ExpRunner.Hosting.Progress;

namespace ExpRunner.Hosting.Commands;

/// <summary>Picks the progress that fits the place it is shown in.</summary>
internal static class ProgressChoice
{
    public static ISweepProgress Create(Terminal terminal, RunSettings settings)
    {
        var textFor = TextFor(settings);
        if (settings.Quiet || settings.DryRun)
        {
            return new QuietProgress(terminal.Warn);
        }
        var live = terminal.IsInteractive && !settings.Sweep.Tee && !settings.Sweep.First;
        return live ? new LiveProgress(terminal, TimeProvider.System, textFor) : new LineProgress(terminal, TimeProvider.System, textFor);
    }

    /// <summary>How trials of an experiment are called.</summary>
    public static Func<string, TrialText> TextFor(RunSettings settings) => experiment => new(VariedFields.Of(settings.Experiments.Find(experiment), settings.Sweep));
}
