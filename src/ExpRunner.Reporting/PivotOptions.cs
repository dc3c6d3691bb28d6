namespace ExpRunner.Reporting;

/// <summary>What a table of two dimensions has in its rows, columns and cells. Trials that agree in rows and columns share a cell; their repetitions are pooled.</summary>
/// <param name="Rows">The columns whose values make rows.</param>
/// <param name="Columns">The columns whose values make columns; they may be none.</param>
/// <param name="Values">The columns that stand in the cells.</param>
public sealed record PivotOptions(IReadOnlyList<string> Rows, IReadOnlyList<string> Columns, IReadOnlyList<string> Values);
