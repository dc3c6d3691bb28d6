namespace ExpRunner.Reporting.Plots;

/// <summary>Points.</summary>
/// <param name="Points">The points.</param>
/// <param name="IsSmall">Whether they accompany something else.</param>
public sealed record DotMark(IReadOnlyList<PlotPoint> Points, bool IsSmall = false) : PlotMark
{
    internal override IEnumerable<PlotPoint> Reach => Points;
}
