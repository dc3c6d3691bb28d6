namespace ExpRunner.Reporting;

/// <summary>Tables, and what they were made from.</summary>
/// <param name="Tables">The tables; none where there are no trials.</param>
/// <param name="Trials">How many trials were read.</param>
public sealed record ReportResult(IReadOnlyList<ReportTable> Tables, int Trials);
