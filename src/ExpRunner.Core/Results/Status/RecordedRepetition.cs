using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Results;

/// <summary>A repetition as the journals know it.</summary>
/// <param name="Id">The trial.</param>
/// <param name="RunId">Its number.</param>
/// <param name="Asked">How many repetitions of the trial were asked for last.</param>
/// <param name="Config">The config, as it was recorded.</param>
/// <param name="Folder">Its folder.</param>
/// <param name="Status">How it ended; null: never.</param>
internal sealed record RecordedRepetition(UInt128 Id, int RunId, int Asked, Value Config, string Folder, AttemptStatus? Status)
{
    /// <summary>The number of the last attempt.</summary>
    public required int Tries { get; init; }

    /// <summary>The journal's line of the outcome that counts; an empty object where it never ended.</summary>
    public required Value Ended { get; init; }
}
