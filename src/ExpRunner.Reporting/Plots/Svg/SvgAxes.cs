namespace ExpRunner.Reporting.Plots;

/// <summary>How the labels of the axis below are set.</summary>
/// <param name="Ticks">The ticks, labels cut where they have no room.</param>
/// <param name="Turn">Degrees; 0 for level.</param>
/// <param name="Height">How much room they take.</param>
internal sealed record LabelSetting(IReadOnlyList<Tick> Ticks, double Turn, double Height);

/// <summary>Chooses ticks that do not overlap.</summary>
internal static class SvgAxes
{
    private const double Space = 5;
    private const double Slope = 0.72;

    /// <summary>Names as short as this are rather left out than turned.</summary>
    private const double ShortName = 26;

    /// <summary>The labels below an axis: level where they have room or are short, else turned; fewer where even so they have none.</summary>
    public static LabelSetting Below(PlotAxis axis, double width, double longest)
    {
        var line = SvgFont.Normal * 1.1;
        if (axis.Scale != AxisScale.Categorical)
        {
            for (var most = (int)Math.Clamp(width / 22, 2, 12); ; most--)
            {
                var ticks = Ticks.Of(axis, most);
                if (most <= 2 || !Overlap(ticks, axis, width))
                {
                    return new(ticks, 0, line);
                }
            }
        }
        var names = Ticks.Of(axis, 0);
        var step = width / Math.Max(1, names.Count);
        var widest = Widest(names) + Space;
        if (widest <= Math.Max(step, ShortName))
        {
            return new(Thinned(names, step, widest), 0, line);
        }
        var thinned = Thinned(names, step, SvgFont.Normal * 1.15 / Slope);
        List<Tick> cut = [.. thinned.Select(name => name with { Label = SvgFont.Fit(name.Label, SvgFont.Normal, longest) })];
        return new(cut, -45, (cut.Max(name => SvgFont.Width(name.Label, SvgFont.Normal)) * Slope) + line);
    }

    /// <summary>The labels beside an axis, cut where they are longer than allowed.</summary>
    public static IReadOnlyList<Tick> Beside(PlotAxis axis, double height, double longest)
    {
        var ticks = axis.Scale == AxisScale.Categorical
            ? Thinned(Ticks.Of(axis, 0), height / Math.Max(1, axis.Categories.Count), SvgFont.Normal * 1.1)
            : Ticks.Of(axis, (int)Math.Clamp(height / 14, 2, 10));
        return [.. ticks.Select(tick => tick with { Label = SvgFont.Fit(tick.Label, SvgFont.Normal, longest) })];
    }

    /// <summary>The width of the widest label.</summary>
    public static double Widest(IEnumerable<Tick> ticks) => ticks.Select(tick => SvgFont.Width(tick.Label, SvgFont.Normal)).DefaultIfEmpty(0).Max();

    private static IReadOnlyList<Tick> Thinned(IReadOnlyList<Tick> ticks, double step, double needed)
    {
        var every = Math.Max(1, (int)Math.Ceiling(needed / step));
        return [.. ticks.Select((tick, place) => place % every == 0 ? tick : tick with { Label = "" })];
    }

    private static bool Overlap(IReadOnlyList<Tick> ticks, PlotAxis axis, double width)
    {
        var labelled = ticks.Where(tick => tick.Label.Length > 0).ToList();
        return labelled.Zip(labelled.Skip(1)).Any(pair => (axis.Place(pair.Second.At) - axis.Place(pair.First.At)) * width
            < ((SvgFont.Width(pair.First.Label, SvgFont.Normal) + SvgFont.Width(pair.Second.Label, SvgFont.Normal)) / 2) + Space);
    }
}
