using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>A column that could be shown, and how its cells are had.</summary>
/// <param name="Name">Its unique name.</param>
/// <param name="Header">What people read above it.</param>
/// <param name="Kind">What it tells of.</param>
/// <param name="Cell">Gives the cell of a row.</param>
internal sealed record ColumnSource(string Name, string Header, ReportColumnKind Kind, Func<TrialGroup, Value> Cell);
