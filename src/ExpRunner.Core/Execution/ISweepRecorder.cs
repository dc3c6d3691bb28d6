using ExpRunner.Sweeps;

namespace ExpRunner.Execution;

/// <summary>Keeps what the scheduler does; called by one thread at a time. What is noted is on record with the next <see cref="Commit"/>.</summary>
internal interface ISweepRecorder
{
    /// <summary>The next attempt of a repetition; it has a number, and is not on record.</summary>
    Attempt Next(Repetition repetition);

    /// <summary>Notes the start of an attempt; where its executor ends with this process, none of its code runs before that is on record.</summary>
    void Started(Repetition repetition, Attempt attempt);

    /// <summary>Records that a stage of an attempt has ended; when this has returned, it outlives this process, unless the end of the attempt follows at once.</summary>
    void StageEnded(Repetition repetition, Attempt attempt, StageOutcome stage);

    /// <summary>Notes an outcome.</summary>
    /// <param name="repetition">What was run.</param>
    /// <param name="attempt">The attempt that ended.</param>
    /// <param name="outcome">How.</param>
    /// <param name="retryIn">When it is tried again; null: this was its last try.</param>
    void Ended(Repetition repetition, Attempt attempt, Outcome outcome, TimeSpan? retryIn);

    /// <summary>Returns once what was noted outlives this process. It is shown once it outlives what was wished, perhaps later.</summary>
    void Commit();
}
