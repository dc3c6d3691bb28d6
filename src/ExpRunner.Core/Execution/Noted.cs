using ExpRunner.Sweeps;

namespace ExpRunner.Execution;

/// <summary>A start, or with an outcome an end, that is shown once it is on record.</summary>
/// <param name="Repetition">What is run.</param>
/// <param name="Attempt">The attempt.</param>
/// <param name="Outcome">How it ended; null: it starts.</param>
/// <param name="RetryIn">When it is tried again; null: this was its last try.</param>
internal readonly record struct Noted(Repetition Repetition, Attempt Attempt, Outcome? Outcome, TimeSpan? RetryIn);
