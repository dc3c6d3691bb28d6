using System.Globalization;
using ExpRunner.Values;

namespace ExpRunner.Reporting.Plots;

/// <summary>Colours by name in a page's plot: <c>ink</c>, <c>s0</c>, <c>viridis:0.5</c>. The script knows what they are on light and on dark ground.</summary>
internal static class EChartsColours
{
    public const string Ink = "ink";
    public const string Muted = "muted";
    public const string Grid = "grid";

    /// <summary>What the names mean, as the script reads it.</summary>
    public static string Themes => Json.Of(
        ("light", Theme(PlotTheme.Light)), ("dark", Theme(PlotTheme.Dark)),
        ("viridis", Texts(Palettes.Points(PlotPalette.Viridis))), ("cividis", Texts(Palettes.Points(PlotPalette.Cividis)))).ToJson();

    /// <summary>The colour of a series.</summary>
    public static string Of(PlotSeries series, Plot plot) => series.Shade is { } shade
        ? Of(plot.Colours?.Palette ?? default, plot.Kind, shade)
        : series.Colour < 0 ? Muted : string.Create(CultureInfo.InvariantCulture, $"s{series.Colour}");

    /// <summary>The colours of a plot's scale, from its beginning to its end.</summary>
    public static Value Stops(Plot plot, ColourScale scale)
    {
        var last = Palettes.Points(scale.Palette).Count - 1;
        return Texts(Enumerable.Range(0, last + 1).Select(place => Of(scale.Palette, plot.Kind, (double)place / last)));
    }

    /// <summary>A colon keeps a line's colour apart from the ground, an equals sign leaves a field's as it is.</summary>
    private static string Of(PlotPalette palette, PlotKind kind, double share)
        => string.Create(CultureInfo.InvariantCulture, $"{palette.ToString().ToLowerInvariant()}{(kind == PlotKind.Heatmap ? '=' : ':')}{Math.Round(share, 4)}");

    private static Value Theme(PlotTheme theme)
    {
        var (from, to) = Palettes.Seen(theme);
        return Json.Of(
            ("ground", Value.Of(Palettes.Ground(theme))), (Ink, Value.Of(Palettes.Ink(theme))), (Muted, Value.Of(Palettes.Muted(theme))), (Grid, Value.Of(Palettes.Grid(theme))),
            ("seen", Json.Of(from, to)), ("names", Texts(Enumerable.Range(0, Palettes.Count).Select(place => Palettes.Of(place, theme)))));
    }

    private static Value Texts(IEnumerable<string> texts) => Value.List([.. texts.Select(Value.Of)]);
}
