using ExpRunner.Execution;
using ExpRunner.Sweeps;

namespace ExpRunner.Hosting.Progress;

/// <summary>No progress; warnings go to whoever takes them.</summary>
internal sealed class QuietProgress(Action<string> warn) : ISweepProgress
{
    /// <summary>Nobody watches.</summary>
    public static QuietProgress Nobody { get; } = new(_ => { });

    public void Planned(PlannedExperiment experiment)
    {
    }

    public void Started(Attempt attempt)
    {
    }

    public void Ended(Attempt attempt, Outcome outcome, TimeSpan? retryIn)
    {
    }

    public void Warn(string message) => warn(message);

    public void Finished(ExperimentSummary summary)
    {
    }
}
