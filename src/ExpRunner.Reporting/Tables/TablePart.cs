namespace ExpRunner.Reporting;

/// <summary>What a table is made from.</summary>
/// <param name="Experiment">The experiment, or null for several.</param>
/// <param name="Read">All trials that were read.</param>
/// <param name="Rows">The rows that matched, grouped.</param>
/// <param name="Shown">Those of them that are shown.</param>
internal sealed record TablePart(string? Experiment, IReadOnlyCollection<ResultRow> Read, IReadOnlyList<TrialGroup> Rows, IReadOnlyList<TrialGroup> Shown);
