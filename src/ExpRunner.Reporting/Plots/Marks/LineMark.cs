namespace ExpRunner.Reporting.Plots;

/// <summary>Points joined by a line; a NaN interrupts it.</summary>
/// <param name="Points">The points.</param>
/// <param name="HasDots">Whether each point is marked, too.</param>
/// <param name="IsThin">Whether it only guides the eye.</param>
public sealed record LineMark(IReadOnlyList<PlotPoint> Points, bool HasDots = false, bool IsThin = false) : PlotMark
{
    internal override IEnumerable<PlotPoint> Reach => Points;
}
