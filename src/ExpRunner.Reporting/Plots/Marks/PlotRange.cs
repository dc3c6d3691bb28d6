namespace ExpRunner.Reporting.Plots;

/// <summary>A stretch of the second axis.</summary>
/// <param name="At">On the first axis.</param>
/// <param name="Low">Its lower end.</param>
/// <param name="High">Its upper end.</param>
public readonly record struct PlotRange(double At, double Low, double High);
