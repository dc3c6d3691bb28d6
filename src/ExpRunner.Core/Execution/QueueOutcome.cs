using ExpRunner.Sweeps;

namespace ExpRunner.Execution;

/// <summary>An attempt that has ended on an executor which goes on by itself.</summary>
/// <param name="Key">The repetition: see <see cref="Attempt.Key"/>.</param>
/// <param name="Number">The number of the attempt.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="IsFinal">Whether there will be no other attempt.</param>
public sealed record QueueOutcome(UInt128 Key, int Number, Outcome Outcome, bool IsFinal)
{
    /// <summary>What became of its stages, in order.</summary>
    public IReadOnlyList<StageOutcome> Stages { get; init; } = [];
}
