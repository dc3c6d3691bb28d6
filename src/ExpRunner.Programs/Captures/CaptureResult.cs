using ExpRunner.Values;

namespace ExpRunner.Programs.Captures;

/// <summary>What was read from a repetition's output.</summary>
/// <param name="Scores">The scores by name, in order of declaration; null for one that was never found.</param>
/// <param name="Rows">The same for each row; where nothing broke rows, one that equals <paramref name="Scores"/>.</param>
internal sealed record CaptureResult(Value Scores, IReadOnlyList<Value> Rows)
{
    /// <summary>What was not found, and need not be: a warning.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>What was not found, and must be: the repetition has failed.</summary>
    public IReadOnlyList<string> MissingRequired { get; init; } = [];

    /// <summary>Which scores cannot be computed, and why.</summary>
    public IReadOnlyList<(string Name, string Reason)> Uncomputed { get; init; } = [];

    /// <summary>What else was odd, as sentences.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
