namespace ExpRunner.Reporting.Plots;

/// <summary>A text beside a point.</summary>
/// <param name="At">The point.</param>
/// <param name="Text">The text.</param>
/// <param name="Side">On which side of the point it stands.</param>
public sealed record TextMark(PlotPoint At, string Text, TextSide Side) : PlotMark
{
    internal override IEnumerable<PlotPoint> Reach => [At];
}
