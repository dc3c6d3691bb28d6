namespace ExpRunner.Reporting.Plots;

/// <summary>The area between two lines.</summary>
public sealed record BandMark(IReadOnlyList<PlotRange> Ranges) : PlotMark
{
    internal override IEnumerable<PlotPoint> Reach => Ranges.SelectMany(range => (PlotPoint[])[new(range.At, range.Low), new(range.At, range.High)]);
}
