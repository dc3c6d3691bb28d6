namespace ExpRunner.Reporting.Plots;

/// <summary>Rows of one look.</summary>
/// <param name="Name">What the legend calls it; empty where there is but one.</param>
/// <param name="Colour">Its colour.</param>
/// <param name="Style">Its dashes and points.</param>
/// <param name="Shade">Its place on the colour scale, where hue is numbers and many.</param>
/// <param name="Rows">The rows.</param>
internal sealed record Group(string Name, int Colour, int Style, double? Shade, IReadOnlyList<int> Rows)
{
    /// <summary>A series of this look.</summary>
    public PlotSeries Series(params IReadOnlyList<PlotMark> marks)
        => new() { Name = Name, Colour = Colour, Style = Style, Shade = Shade, InLegend = Name.Length > 0 && Shade is null, Marks = marks };
}

/// <summary>Rows told apart by hue and style.</summary>
internal sealed class Groups
{
    /// <summary>More numbers than this are a scale of colours, not a list.</summary>
    private const int MostNumbers = 8;
    private const int MostNames = 100;

    private Groups(IReadOnlyList<Group> all, string title, ColourScale? colours) => (All, Title, Colours) = (all, title, colours);

    /// <summary>The groups that have rows, in order.</summary>
    public IReadOnlyList<Group> All { get; }

    /// <summary>What they are told apart by.</summary>
    public string Title { get; }

    /// <summary>The scale of colours, where hue is numbers and many.</summary>
    public ColourScale? Colours { get; }

    /// <exception cref="ReportException">There are more than anybody could tell apart.</exception>
    public static Groups Of(PlotData data, PlotPalette palette = PlotPalette.Viridis)
    {
        var (hue, style) = (data.Hue is { } h ? Categories.Of(h) : null, data.Style is { } s ? Categories.Of(s) : null);
        var isScale = data.Hue is { IsNumeric: true } && hue!.Count > MostNumbers;
        if (!isScale && hue?.Count > MostNames)
        {
            throw new ReportException($"hue: '{data.Hue!.Label}' has {hue.Count} different values, more than anybody can tell apart. Keep some with --where, or choose another column.");
        }
        var colours = isScale ? Scale(data.Hue!, palette) : null;
        var groups = Enumerable.Range(0, data.Count)
            .GroupBy(row => (Hue: hue?.IndexOf(data.Hue!.Cells[row]) ?? 0, Style: style?.IndexOf(data.Style!.Cells[row]) ?? 0))
            .OrderBy(group => group.Key.Hue).ThenBy(group => group.Key.Style)
            .Select(group => new Group(Name(hue?.Labels[group.Key.Hue], style?.Labels[group.Key.Style]), group.Key.Hue,
                style is not null ? group.Key.Style : isScale ? 0 : group.Key.Hue / Palettes.Count, isScale ? colours!.Place(PlotColumn.Number(hue!.Values[group.Key.Hue])) : null, [.. group]));
        return new([.. groups], string.Join(", ", new[] { data.Hue?.Label, data.Style?.Label }.OfType<string>().Where(label => label.Length > 0).Distinct()), colours);
    }

    private static string Name(string? hue, string? style) => string.Join(", ", new[] { hue, style }.OfType<string>().Distinct());

    private static ColourScale Scale(PlotColumn hue, PlotPalette palette)
    {
        var numbers = hue.Everywhere.Select(PlotColumn.Number).Where(double.IsFinite).DefaultIfEmpty(0).ToList();
        return new(hue.Label, numbers.Min(), numbers.Max(), palette);
    }
}
