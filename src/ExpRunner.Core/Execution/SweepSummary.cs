namespace ExpRunner.Execution;

/// <summary>What became of a sweep.</summary>
/// <param name="Experiments">One summary an experiment, in the order they ran.</param>
/// <param name="Interrupted">Whether it was interrupted before it was done.</param>
public sealed record SweepSummary(IReadOnlyList<ExperimentSummary> Experiments, bool Interrupted)
{
    private const int ExitFailed = 1;
    private const int ExitInterrupted = 130;

    /// <summary>0 when all that was to be run has completed, 1 when something asked for failed (now or before), 130 when interrupted.</summary>
    public int ExitCode => Interrupted ? ExitInterrupted : Experiments.Any(experiment => experiment.Failed > 0) ? ExitFailed : 0;
}
