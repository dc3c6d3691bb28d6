namespace ExpRunner.Reporting.Plots;

/// <summary>A field of a heatmap, one unit wide and high.</summary>
/// <param name="At">On the first axis.</param>
/// <param name="Across">On the second axis.</param>
/// <param name="Value">The number its colour stands for; NaN for none.</param>
/// <param name="Text">What is written in it; empty for nothing.</param>
public sealed record CellMark(double At, double Across, double Value, string Text) : PlotMark
{
    internal override IEnumerable<PlotPoint> Reach => [new(At - 0.5, Across - 0.5), new(At + 0.5, Across + 0.5)];
}
