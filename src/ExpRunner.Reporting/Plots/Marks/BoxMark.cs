namespace ExpRunner.Reporting.Plots;

/// <summary>A box with whiskers.</summary>
/// <param name="At">On the first axis.</param>
/// <param name="Width">How wide it is there.</param>
/// <param name="Low">The end of the lower whisker.</param>
/// <param name="LowerQuartile">The lower end of the box.</param>
/// <param name="Median">The line in it.</param>
/// <param name="UpperQuartile">The upper end of the box.</param>
/// <param name="High">The end of the upper whisker.</param>
public sealed record BoxMark(double At, double Width, double Low, double LowerQuartile, double Median, double UpperQuartile, double High) : PlotMark
{
    internal override IEnumerable<PlotPoint> Reach => [new(At - (Width / 2), Low), new(At + (Width / 2), High)];
}
