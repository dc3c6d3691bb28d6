namespace ExpRunner.Reporting.Plots;

/// <summary>Boxes from quartile to quartile, whiskers to the last number within 1.5 times their distance (J. W. Tukey, Exploratory Data Analysis, 1977), the others as points.</summary>
internal static class BoxBuilder
{
    private const double Fence = 1.5;

    public static Plot Build(PlotData data, PlotOptions options)
    {
        var kept = data.WithNumbers(out var leftOut, data.Y!);
        var hidden = options.LogY ? Enumerable.Range(0, kept.Count).Count(row => kept.Y!.Number(row) <= 0) : 0;
        kept = hidden == 0 ? kept : kept.Take([.. Enumerable.Range(0, kept.Count).Where(row => kept.Y!.Number(row) > 0)]);
        Captions.NeedPoints(kept.Count);
        var x = data.X is null ? null : Categories.Of(data.X);
        var groups = Groups.Of(kept, options.Palette);
        var all = Dodged.Of(kept, x, groups);
        return new()
        {
            Kind = PlotKind.Box,
            Title = options.Title ?? "",
            X = Dodged.Axis(data, x, options.XLabel),
            Y = Axes.Of(options.YLabel ?? data.Y!.Label, all.SelectMany(place => place.Numbers), options.LogY, options.Range),
            IsSideways = Dodged.IsSideways(x),
            Series = [.. all.GroupBy(place => place.Group).Select(places => places.Key.Series([.. places.SelectMany(Marks)]))],
            LegendTitle = groups.Title,
            Colours = groups.Colours,
            Caption = Captions.Join(
                $"Boxes: quartiles and median (linear interpolation), whiskers to the last number within 1.5 times the quartiles' distance, points beyond; {PlotText.Count(all.Select(place => place.Numbers.Length))}.",
                Captions.NotPositive(hidden, data.Y!.Label), leftOut),
        };
    }

    private static IEnumerable<PlotMark> Marks(Dodged place)
    {
        var (lower, median, upper) = (Quantiles.Of(place.Numbers, 0.25), Quantiles.Of(place.Numbers, 0.5), Quantiles.Of(place.Numbers, 0.75));
        var reach = Fence * (upper - lower);
        var inside = place.Numbers.Where(number => number >= lower - reach && number <= upper + reach).ToList();
        yield return new BoxMark(place.At, place.Width, Math.Min(lower, inside.Min()), lower, median, upper, Math.Max(upper, inside.Max()));
        var beyond = place.Numbers.Where(number => number < lower - reach || number > upper + reach).Select(number => new PlotPoint(place.At, number)).ToList();
        if (beyond.Count > 0)
        {
            yield return new DotMark(beyond, IsSmall: true);
        }
    }
}
