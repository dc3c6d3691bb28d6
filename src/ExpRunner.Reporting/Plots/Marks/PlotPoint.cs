namespace ExpRunner.Reporting.Plots;

/// <summary>A point.</summary>
/// <param name="At">On the first axis.</param>
/// <param name="Value">On the second axis.</param>
/// <param name="Name">What it stands for; empty where axes and series say it.</param>
public readonly record struct PlotPoint(double At, double Value, string Name = "");
