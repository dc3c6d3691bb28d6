using ExpRunner.Sweeps;

namespace ExpRunner.Execution;

/// <summary>A trial that has not begun, with all that is left to run of it.</summary>
/// <param name="Trial">The trial.</param>
/// <param name="Key">Equal for two trials only if their configs are.</param>
/// <param name="Left">Its repetitions, in order.</param>
internal sealed record WaitingTrial(Trial Trial, UInt128 Key, Queue<Repetition> Left);
