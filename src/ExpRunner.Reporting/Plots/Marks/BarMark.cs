namespace ExpRunner.Reporting.Plots;

/// <summary>Filled bars along the second axis.</summary>
/// <param name="Bars">The middle, and from where to where.</param>
/// <param name="Width">How wide each is, on the first axis.</param>
public sealed record BarMark(IReadOnlyList<PlotRange> Bars, double Width) : PlotMark
{
    internal override IEnumerable<PlotPoint> Reach
        => Bars.SelectMany(bar => (PlotPoint[])[new(bar.At - (Width / 2), bar.Low), new(bar.At + (Width / 2), bar.High)]);
}
