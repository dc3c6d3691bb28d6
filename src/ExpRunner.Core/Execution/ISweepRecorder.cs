using ExpRunner.Sweeps;

namespace ExpRunner.Execution;

/// <summary>Keeps what the scheduler does; called by one thread at a time.</summary>
internal interface ISweepRecorder
{
    /// <summary>Numbers the attempt and records its start; returns once the record cannot be lost.</summary>
    Attempt Started(Repetition repetition);

    /// <summary>Records an outcome; returns once the record cannot be lost.</summary>
    /// <param name="repetition">What was run.</param>
    /// <param name="attempt">The attempt that ended.</param>
    /// <param name="outcome">How.</param>
    /// <param name="retryIn">When it is tried again; null: this was its last try.</param>
    void Ended(Repetition repetition, Attempt attempt, Outcome outcome, TimeSpan? retryIn);
}
