namespace ExpRunner.Reporting.Plots;

/// <summary>The kinds of pictures.</summary>
public enum PlotKind
{
    /// <summary>A number for each pair of values, as a colour.</summary>
    Heatmap,
    /// <summary>A bar for each value, and beside each other for each hue.</summary>
    Bars,
    /// <summary>Lines through the means, with bands.</summary>
    Lines,
    /// <summary>A point for each row.</summary>
    Scatter,
    /// <summary>Median, quartiles, whiskers, outliers.</summary>
    Box,
    /// <summary>Densities beside each other.</summary>
    Violin,
    /// <summary>How many fall into each bin.</summary>
    Histogram,
    /// <summary>Which share is at most x.</summary>
    Ecdf,
    /// <summary>A line for each trial across an axis for each field.</summary>
    Parallel,
    /// <summary>Logged values over steps.</summary>
    Curves,
    /// <summary>Two scores, and the trials that no other beats in both.</summary>
    Pareto,
    /// <summary>How much each field matters.</summary>
    Importance,
    /// <summary>Mean ranks, and which of them a test cannot tell apart: a critical-difference diagram.</summary>
    Ranks,
}
