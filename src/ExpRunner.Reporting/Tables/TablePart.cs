namespace ExpRunner.Reporting;

/// <summary>What a table is made from.</summary>
/// <param name="Experiment">The experiment, or null for several.</param>
/// <param name="Total">How many trials were read.</param>
/// <param name="Rows">The rows that matched, grouped.</param>
/// <param name="Shown">Those of them that are shown.</param>
internal sealed record TablePart(string? Experiment, int Total, IReadOnlyList<TrialGroup> Rows, IReadOnlyList<TrialGroup> Shown);
