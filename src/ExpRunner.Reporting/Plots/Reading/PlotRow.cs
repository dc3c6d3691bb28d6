namespace ExpRunner.Reporting.Plots;

/// <summary>A row that is drawn: a trial, or one of its repetitions.</summary>
/// <param name="Trial">The trial.</param>
/// <param name="Run">The repetition; null where the row stands for the trial.</param>
internal sealed record PlotRow(SingleTrial Trial, Repetition? Run);
