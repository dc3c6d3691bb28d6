namespace ExpRunner.Reporting.Plots;

/// <summary>One or more plots in rows.</summary>
public sealed record PlotFigure
{
    /// <summary>The plots, row by row.</summary>
    public required IReadOnlyList<Plot> Panels { get; init; }

    /// <summary>What stands above all of them; empty for nothing.</summary>
    public string Title { get; init; } = "";

    /// <summary>How many stand beside each other.</summary>
    public int Columns { get; init; } = 1;

    /// <summary>Whether (a), (b), ... stand before their titles.</summary>
    public bool HasLetters { get; init; }

    /// <summary>The width in millimetres; a column of a journal is about 85, a page about 180.</summary>
    public double Width { get; init; } = 85;

    /// <summary>The height of each panel in millimetres; null for one that suits it.</summary>
    public double? Height { get; init; }

    /// <summary>Whether captions are written below.</summary>
    public bool HasCaption { get; init; } = true;

    /// <summary>Whether all panels that have a legend have the same one, which then stands above all of them.</summary>
    public bool SharesLegend
    {
        get
        {
            var legends = Panels.Select(Key).Where(key => key.Length > 0).Distinct().ToList();
            return Panels.Count > 1 && legends.Count == 1;
        }
    }

    private static string Key(Plot plot) => string.Join('\n', plot.Legend.Select(series => $"{series.Name}\t{series.Colour}\t{series.Style}\t{series.Shade}"));
}
