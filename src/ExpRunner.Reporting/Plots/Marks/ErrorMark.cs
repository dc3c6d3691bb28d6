namespace ExpRunner.Reporting.Plots;

/// <summary>Error bars.</summary>
public sealed record ErrorMark(IReadOnlyList<PlotRange> Ranges) : PlotMark
{
    internal override IEnumerable<PlotPoint> Reach => Ranges.SelectMany(range => (PlotPoint[])[new(range.At, range.Low), new(range.At, range.High)]);
}
