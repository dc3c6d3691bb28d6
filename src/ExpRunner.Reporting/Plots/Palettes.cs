using System.Globalization;

namespace ExpRunner.Reporting.Plots;

/// <summary>
/// The colours. For names: on light ground seven of M. Okabe, K. Ito, Color Universal Design (2008), and on dark ground colours of their hues that were
/// moved until eyes without red, green or blue cones tell each two apart at least as well; an eighth of both. For numbers: points of viridis and cividis, and lines in RGB between them.
/// </summary>
internal static class Palettes
{
    private static readonly string[] OnLight = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000", "#8A2406"];
    private static readonly string[] OnDark = ["#56D2FF", "#EC9A29", "#178269", "#B98BB0", "#EEDB13", "#DC2914", "#FFFFFF", "#6D97FF"];
    private static readonly string[] Viridis = ["#440154", "#482878", "#3E4989", "#31688E", "#26828E", "#1F9E89", "#35B779", "#6ECE58", "#B5DE2B", "#FDE725"];
    private static readonly string[] Cividis = ["#00224E", "#123570", "#3B496C", "#575D6D", "#707173", "#8A8678", "#A59C74", "#C3B369", "#E1CC55", "#FEE838"];

    /// <summary>How many colours there are for names.</summary>
    public static int Count => OnLight.Length;

    /// <summary>The ground.</summary>
    public static string Ground(PlotTheme theme) => theme == PlotTheme.Light ? "#FFFFFF" : "#17191E";

    /// <summary>Text and axes.</summary>
    public static string Ink(PlotTheme theme) => theme == PlotTheme.Light ? "#1A1A1A" : "#E6E6E6";

    /// <summary>What only accompanies.</summary>
    public static string Muted(PlotTheme theme) => theme == PlotTheme.Light ? "#5F6368" : "#A0A4AB";

    /// <summary>Lines of the grid.</summary>
    public static string Grid(PlotTheme theme) => theme == PlotTheme.Light ? "#E3E5E8" : "#33373F";

    /// <summary>The colour of a series.</summary>
    public static string Of(PlotSeries series, Plot plot, PlotTheme theme) => series.Shade is { } shade
        ? At(plot.Colours?.Palette ?? default, Seen(shade, plot, theme))
        : series.Colour < 0 ? Muted(theme) : Of(series.Colour, theme);

    /// <summary>The colour at a place in the palette.</summary>
    public static string Of(int place, PlotTheme theme) => (theme == PlotTheme.Light ? OnLight : OnDark)[place % Count];

    /// <summary>The points of a scale, between which lines in RGB lie.</summary>
    public static IReadOnlyList<string> Points(PlotPalette palette) => palette == PlotPalette.Viridis ? Viridis : Cividis;

    /// <summary>The share of a scale whose thin lines are seen: yellow on paper and violet in the dark would not be.</summary>
    public static (double From, double To) Seen(PlotTheme theme) => theme == PlotTheme.Light ? (0, 0.9) : (0.25, 1);

    /// <summary>The colours of a plot's scale, from its beginning to its end.</summary>
    public static IReadOnlyList<string> Stops(Plot plot, ColourScale scale, PlotTheme theme)
        => [.. Enumerable.Range(0, Viridis.Length).Select(place => At(scale.Palette, Seen(place / (Viridis.Length - 1.0), plot, theme)))];

    /// <summary>The colour at a share of a scale.</summary>
    public static string At(PlotPalette palette, double share)
    {
        var stops = Points(palette);
        var place = Math.Clamp(share, 0, 1) * (stops.Count - 1);
        var first = Math.Min((int)place, stops.Count - 2);
        var (low, high) = (Parts(stops[first]), Parts(stops[first + 1]));
        int Mixed(int part) => (int)Math.Round(low[part] + ((place - first) * (high[part] - low[part])));
        return string.Create(CultureInfo.InvariantCulture, $"#{Mixed(0):X2}{Mixed(1):X2}{Mixed(2):X2}");
    }

    /// <summary>Black or white, whichever is read better on a colour (contrast as WCAG 2 defines it).</summary>
    public static string TextOn(string colour)
    {
        var light = Luminance(colour);
        return (light + 0.05) / 0.05 >= 1.05 / (light + 0.05) ? "#000000" : "#FFFFFF";
    }

    /// <summary>Red, green and blue.</summary>
    public static int[] Parts(string colour)
        => [.. new[] { 1, 3, 5 }.Select(start => int.Parse(colour.AsSpan(start, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture))];

    /// <summary>Fields are large enough for every colour.</summary>
    private static double Seen(double share, Plot plot, PlotTheme theme)
    {
        var (from, to) = Seen(theme);
        return plot.Kind == PlotKind.Heatmap ? share : from + (share * (to - from));
    }

    private static double Luminance(string colour)
    {
        double[] parts = [.. Parts(colour).Select(part => part / 255.0).Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4))];
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }
}
