namespace ExpRunner.Reporting.Plots;

/// <summary>A filled outline.</summary>
public sealed record ShapeMark(IReadOnlyList<PlotPoint> Outline) : PlotMark
{
    internal override IEnumerable<PlotPoint> Reach => Outline;
}
