using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Execution;

/// <summary>What became of a repetition in this run.</summary>
/// <param name="Status">How it ended; null: it has not.</param>
/// <param name="Scores">Its scores.</param>
/// <param name="Root">Why it did not complete: <c>trial 2 failed</c>.</param>
internal sealed record Fate(AttemptStatus? Status, Value Scores, string? Root)
{
    public static Fate Expected { get; } = new(null, Value.Null, null);
}
