namespace ExpRunner.Reporting.Plots;

/// <summary>Densities beside each other, with the median and the numbers themselves where they are few.</summary>
internal static class ViolinBuilder
{
    private const int FewNumbers = 50;
    private const int LeastNumbers = 3;

    public static Plot Build(PlotData data, PlotOptions options)
    {
        if (options.LogY)
        {
            throw new ReportException("violin: a density on a logarithmic axis is another one. Draw it of the logarithms: --y 'log10(...)'.");
        }
        var kept = data.WithNumbers(out var leftOut, data.Y!);
        var x = data.X is null ? null : Categories.Of(data.X);
        var groups = Groups.Of(kept, options.Palette);
        var all = Dodged.Of(kept, x, groups);
        return new()
        {
            Kind = PlotKind.Violin,
            Title = options.Title ?? "",
            X = Dodged.Axis(data, x, options.XLabel),
            Y = Axes.Of(options.YLabel ?? data.Y!.Label, all.SelectMany(place => place.Numbers), false, options.Range),
            IsSideways = Dodged.IsSideways(x),
            Series = [.. all.GroupBy(place => place.Group).Select(places => places.Key.Series([.. places.SelectMany(Marks)]))],
            LegendTitle = groups.Title,
            Colours = groups.Colours,
            Caption = Captions.Join(
                $"Violins: {Density.Name}, cut at the least and greatest number, all equally wide; line: median; {PlotText.Count(all.Select(place => place.Numbers.Length))}.",
                all.Any(place => !HasDensity(place.Numbers)) ? $"Fewer than {LeastNumbers} different numbers have no density and are shown as points." : "", leftOut),
        };
    }

    private static bool HasDensity(double[] sorted) => sorted.Distinct().Take(LeastNumbers).Count() == LeastNumbers;

    private static IEnumerable<PlotMark> Marks(Dodged place)
    {
        if (HasDensity(place.Numbers))
        {
            var curve = Density.Of(place.Numbers);
            var widest = curve.Max(point => point.Density);
            var right = curve.Select(point => new PlotPoint(place.At + (point.Density / widest * place.Width / 2), point.At));
            var left = curve.Reverse().Select(point => new PlotPoint(place.At - (point.Density / widest * place.Width / 2), point.At));
            yield return new ShapeMark([.. right, .. left]);
            var median = Quantiles.Of(place.Numbers, 0.5);
            var half = Density.At(place.Numbers, median) / widest * place.Width / 2;
            yield return new LineMark([new(place.At - half, median), new(place.At + half, median)]);
        }
        if (place.Numbers.Length <= FewNumbers || !HasDensity(place.Numbers))
        {
            yield return new DotMark([.. place.Numbers.Select(number => new PlotPoint(place.At, number))], IsSmall: true);
        }
    }
}
