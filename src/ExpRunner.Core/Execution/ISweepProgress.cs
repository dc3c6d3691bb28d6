using ExpRunner.Sweeps;

namespace ExpRunner.Execution;

/// <summary>Watches a sweep; called by one thread at a time, and expected to return quickly.</summary>
public interface ISweepProgress
{
    /// <summary>An experiment is about to run.</summary>
    void Planned(PlannedExperiment experiment);

    /// <summary>An attempt was handed to a slot.</summary>
    void Started(Attempt attempt);

    /// <summary>An attempt ended; with <paramref name="retryIn"/> it is tried again after that time.</summary>
    void Ended(Attempt attempt, Outcome outcome, TimeSpan? retryIn);

    /// <summary>Something people must know, also when progress is silenced.</summary>
    void Warn(string message);

    /// <summary>So many repetitions are to be run in this start: people changed what waits.</summary>
    void Replanned(UInt128 toRun)
    {
    }

    /// <summary>A sentence that is to stand as long as it is true; null: it is so no more.</summary>
    void Note(string? sentence)
    {
    }

    /// <summary>An experiment has ended.</summary>
    void Finished(ExperimentSummary summary);
}
