namespace ExpRunner.Searching;

/// <summary>What became of a proposal: the means of its scores by name, none where it failed.</summary>
/// <param name="Completed">Whether every repetition completed.</param>
/// <param name="Means">The means over the repetitions.</param>
public sealed record TrialScore(bool Completed, IReadOnlyDictionary<string, double> Means);
