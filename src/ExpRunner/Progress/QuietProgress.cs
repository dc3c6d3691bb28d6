using ExpRunner.Execution;
using ExpRunner.Sweeps;

namespace ExpRunner.Hosting.Progress;

/// <summary>No progress; warnings only.</summary>
internal sealed class QuietProgress(Terminal terminal) : ISweepProgress
{
    public void Planned(PlannedExperiment experiment)
    {
    }

    public void Started(Attempt attempt)
    {
    }

    public void Ended(Attempt attempt, Outcome outcome, TimeSpan? retryIn)
    {
    }

    public void Warn(string message) => terminal.Warn(message);

    public void Finished(ExperimentSummary summary)
    {
    }
}
