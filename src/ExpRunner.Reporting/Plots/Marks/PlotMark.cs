namespace ExpRunner.Reporting.Plots;

/// <summary>Something drawn, in the numbers of the axes. In all marks <c>At</c> is on the first axis, other numbers on the second.</summary>
public abstract record PlotMark
{
    /// <summary>Every point the axes have to reach.</summary>
    internal abstract IEnumerable<PlotPoint> Reach { get; }
}
