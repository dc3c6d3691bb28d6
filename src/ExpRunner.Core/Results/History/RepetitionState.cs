using ExpRunner.Sweeps;

namespace ExpRunner.Results;

/// <summary>What the journal knows of a repetition.</summary>
/// <param name="Last">How it ended: completed if any attempt that counts did, otherwise the last one's status; null: never.</param>
/// <param name="Tries">The number of its last attempt; 0: none.</param>
/// <param name="InFlightDeaths">How many runners died while it ran.</param>
/// <param name="Path">Its folder, relative to the sweep's.</param>
/// <param name="CodeIdentity">The code that made the result; null where it is not known.</param>
/// <param name="IsStale">Whether other code than today's made the result.</param>
internal readonly record struct RepetitionState(
    AttemptStatus? Last, int Tries, int InFlightDeaths, string Path, string? CodeIdentity, bool IsStale)
{
    /// <summary>The runner whose outcome counts; null where it is not known.</summary>
    public string? Runner { get; init; }

    public bool IsCompleted => Last == AttemptStatus.Completed;
}
