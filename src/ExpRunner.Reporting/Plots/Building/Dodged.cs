namespace ExpRunner.Reporting.Plots;

/// <summary>The numbers at one place of an axis of names, beside those of other hues.</summary>
/// <param name="Group">Whose they are.</param>
/// <param name="At">The middle of the place.</param>
/// <param name="Width">How wide it is.</param>
/// <param name="Numbers">The numbers, in order of size.</param>
internal sealed record Dodged(Group Group, double At, double Width, double[] Numbers)
{
    private const double Together = 0.8;
    private const int LongName = 12;
    private const int MostBelow = 24;

    /// <summary>The numbers of y, by x and hue.</summary>
    public static IReadOnlyList<Dodged> Of(PlotData data, Categories? x, Groups groups)
    {
        var width = Together / Math.Max(1, groups.All.Count);
        return [.. groups.All.SelectMany((group, place) => group.Rows
            .GroupBy(row => x?.IndexOf(data.X!.Cells[row]) ?? 0).OrderBy(rows => rows.Key)
            .Select(rows => new Dodged(group, rows.Key + ((place + 0.5) * width) - (Together / 2), width * 0.86, [.. rows.Select(data.Y!.Number).Order()])))];
    }

    /// <summary>Whether names are too long, or too many, to stand below.</summary>
    public static bool IsSideways(Categories? x) => x is not null && (x.Labels.Max(label => label.Length) > LongName || x.Count > MostBelow);

    /// <summary>The first axis: names, or one place without a name.</summary>
    public static PlotAxis Axis(PlotData data, Categories? x, string? label) => x is not null ? Axes.Of(label ?? data.X!.Label, x)
        : new() { Label = label ?? "", Scale = AxisScale.Categorical, Categories = [""], From = -0.5, To = 0.5 };
}
