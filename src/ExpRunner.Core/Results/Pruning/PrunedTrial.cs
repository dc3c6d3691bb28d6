using ExpRunner.Values;

namespace ExpRunner.Results;

/// <summary>A recorded trial of which something is no longer asked for.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Config">Its config.</param>
/// <param name="Kept">The repetitions that are still asked for; 0: none, the whole trial goes.</param>
internal sealed record PrunedTrial(UInt128 Id, Value Config, int Kept)
{
    /// <summary>Its number in the history.</summary>
    public required int Trial { get; init; }

    /// <summary>The repetitions that go and are not forgotten yet, by their numbers in the history.</summary>
    public required IReadOnlyList<int> Repetitions { get; init; }

    /// <summary>The <c>run_id</c> of all repetitions that go, in order; those too whose records went before and whose folders stayed.</summary>
    public required IReadOnlyList<int> RunIds { get; init; }

    /// <summary>The folders that go, relative to the sweep's; they may not exist.</summary>
    public required IReadOnlyList<string> Folders { get; init; }

    /// <summary>Whether the journal still has to say that it asks for no more than <see cref="Kept"/>.</summary>
    public required bool IsAsked { get; init; }

    /// <summary>Whether today's class cannot read its config.</summary>
    public required bool IsRefused { get; init; }

    /// <summary>Whether anything has to be recorded; otherwise folders are all that is left.</summary>
    public bool IsRecorded => IsAsked || Repetitions.Count > 0;
}
