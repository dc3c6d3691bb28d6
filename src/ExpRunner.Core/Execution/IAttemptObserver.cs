using ExpRunner.Sweeps;

namespace ExpRunner.Execution;

/// <summary>Learns what becomes of attempts while an executor runs them; called from any thread, for one attempt of a batch after the other.</summary>
public interface IAttemptObserver
{
    /// <summary>A stage of an attempt has ended. It is on record when this returns.</summary>
    void StageEnded(Attempt attempt, StageOutcome stage);

    /// <summary>An attempt has ended; called once for each that was started, in order.</summary>
    void Ended(Attempt attempt, Outcome outcome);
}
