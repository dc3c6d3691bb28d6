namespace ExpRunner.Reporting;

/// <summary>What a table is made from.</summary>
/// <param name="Experiment">The experiment, or null for several.</param>
/// <param name="Read">How many trials were read.</param>
/// <param name="Names">The names in those that matched, or in all of them where none did.</param>
/// <param name="Rows">The rows that matched, grouped.</param>
/// <param name="Shown">Those of them that are shown.</param>
internal sealed record TablePart(string? Experiment, int Read, TrialNames Names, IReadOnlyList<TrialGroup> Rows, IReadOnlyList<TrialGroup> Shown)
{
    /// <summary>The files they come from, where they are grouped.</summary>
    public IReadOnlyCollection<string> Files { get; init; } = [];
}
