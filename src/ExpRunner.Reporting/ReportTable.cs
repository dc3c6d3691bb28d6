using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>A finished table: what to show, not how.</summary>
/// <param name="Experiment">The experiment, or null when rows of several stand in it.</param>
/// <param name="Columns">The columns, in order.</param>
/// <param name="Rows">The rows, each with one cell a column; null where there is nothing to tell.</param>
/// <param name="Notes">Sentences for the footer.</param>
public sealed record ReportTable(
    string? Experiment, IReadOnlyList<ReportColumn> Columns, IReadOnlyList<IReadOnlyList<Value>> Rows, IReadOnlyList<string> Notes)
{
    /// <summary>The errors of numbers, by row and column: people read them as <c>number ± error</c>.</summary>
    public IReadOnlyDictionary<(int Row, int Column), double> Errors { get; init; } = new Dictionary<(int Row, int Column), double>();

    /// <summary>The cells that stand out, by row and column.</summary>
    public IReadOnlySet<(int Row, int Column)> Marked { get; init; } = new HashSet<(int Row, int Column)>();

    /// <summary>Sentences on what errors and marks mean, which stand under the table in every format for people.</summary>
    public IReadOnlyList<string> Legend { get; init; } = [];

    /// <summary>Whether it is written with rows as columns, headed by the first cell of each row.</summary>
    public bool IsTransposed { get; init; }
}
