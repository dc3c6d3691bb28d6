namespace ExpRunner.Reporting.Plots;

/// <summary>An axis. Categories stand at 0, 1, 2 and so on; numbers where they are.</summary>
public sealed record PlotAxis
{
    /// <summary>What it shows.</summary>
    public string Label { get; init; } = "";

    /// <summary>How numbers become places.</summary>
    public AxisScale Scale { get; init; }

    /// <summary>The names of a categorical axis, in order; empty for the others.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>The number at its beginning; NaN with <see cref="To"/> where there is nothing to show.</summary>
    public required double From { get; init; }

    /// <summary>The number at its end.</summary>
    public required double To { get; init; }

    /// <summary>Whether neither line nor ticks are drawn.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Where on the axis a number lies, 0 at its beginning and 1 at its end; NaN where it has no place.</summary>
    public double Place(double number) => Scale == AxisScale.Log
        ? (Math.Log10(number) - Math.Log10(From)) / (Math.Log10(To) - Math.Log10(From))
        : (number - From) / (To - From);
}
