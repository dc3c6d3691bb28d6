namespace ExpRunner.Reporting.Plots;

/// <summary>Marks that belong together and look alike.</summary>
public sealed record PlotSeries
{
    /// <summary>Its name; empty where there is but one.</summary>
    public string Name { get; init; } = "";

    /// <summary>Its place in the palette, from 0; <see cref="Muted"/> for what only accompanies.</summary>
    public int Colour { get; init; }

    /// <summary>The <see cref="Colour"/> of what only accompanies.</summary>
    public const int Muted = -1;

    /// <summary>Where in the plot's colour scale its colour lies, 0 to 1, where colours stand for numbers.</summary>
    public double? Shade { get; init; }

    /// <summary>Its dashes and the form of its points, from 0.</summary>
    public int Style { get; init; }

    /// <summary>Whether the legend names it.</summary>
    public bool InLegend { get; init; }

    /// <summary>What is drawn.</summary>
    public required IReadOnlyList<PlotMark> Marks { get; init; }
}
