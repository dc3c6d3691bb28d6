namespace ExpRunner.Reporting.Plots;

/// <summary>A picture as data: what to show, not how; the writers for SVG, terminal and page draw the same one.</summary>
public sealed record Plot
{
    /// <summary>What kind of picture it is.</summary>
    public required PlotKind Kind { get; init; }

    /// <summary>What stands above it; empty for nothing.</summary>
    public string Title { get; init; } = "";

    /// <summary>The first axis, from left to right unless <see cref="IsSideways"/>.</summary>
    public required PlotAxis X { get; init; }

    /// <summary>The second axis, from below upwards unless <see cref="IsSideways"/>.</summary>
    public required PlotAxis Y { get; init; }

    /// <summary>Whether the first axis goes from the top down and the second from left to right, so that long names can be read.</summary>
    public bool IsSideways { get; init; }

    /// <summary>What is drawn, the last one on top.</summary>
    public IReadOnlyList<PlotSeries> Series { get; init; } = [];

    /// <summary>What the series are told apart by; empty where there is but one.</summary>
    public string LegendTitle { get; init; } = "";

    /// <summary>What colours mean where they stand for numbers; null where they do not.</summary>
    public ColourScale? Colours { get; init; }

    /// <summary>What marks, bars and bands mean, by name, with n, and what was left out.</summary>
    public string Caption { get; init; } = "";

    /// <summary>The series that have a name of their own in a legend.</summary>
    public IEnumerable<PlotSeries> Legend => Series.Where(series => series.InLegend).DistinctBy(series => series.Name);
}
