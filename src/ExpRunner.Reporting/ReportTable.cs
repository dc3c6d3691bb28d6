using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>A finished table: what to show, not how.</summary>
/// <param name="Experiment">The experiment, or null when rows of several stand in it.</param>
/// <param name="Columns">The columns, in order.</param>
/// <param name="Rows">The rows, each with one cell a column; null where there is nothing to tell.</param>
/// <param name="Notes">Sentences for the footer.</param>
public sealed record ReportTable(
    string? Experiment, IReadOnlyList<ReportColumn> Columns, IReadOnlyList<IReadOnlyList<Value>> Rows, IReadOnlyList<string> Notes);
