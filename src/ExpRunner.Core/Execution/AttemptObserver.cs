using ExpRunner.Sweeps;

namespace ExpRunner.Execution;

/// <summary>Passes on what an executor tells.</summary>
/// <param name="ended">Called when an attempt has ended.</param>
/// <param name="stageEnded">Called when a stage has ended; null: nobody is.</param>
public sealed class AttemptObserver(Action<Attempt, Outcome> ended, Action<Attempt, StageOutcome>? stageEnded = null) : IAttemptObserver
{
    /// <inheritdoc/>
    public void StageEnded(Attempt attempt, StageOutcome stage) => stageEnded?.Invoke(attempt, stage);

    /// <inheritdoc/>
    public void Ended(Attempt attempt, Outcome outcome) => ended(attempt, outcome);
}
