using System.Reflection;
using ExpRunner.Values;

namespace ExpRunner.Reporting.Plots;

/// <summary>
/// Writes a plot as options of Apache ECharts. They are plain data; before the page gives them to <c>setOption</c> it passes them through
/// <c>exprunPlot.prepare</c> of <see cref="Script"/>, which puts the colours of a theme for their names and adds the functions that draw bars, bands, boxes and error bars.
/// </summary>
public static class EChartsWriter
{
    /// <summary>The script that defines <c>exprunPlot.prepare(options, theme)</c>, with the theme <c>"light"</c> or <c>"dark"</c>; the options stay as they are.</summary>
    public static string Script { get; } = ReadScript();

    /// <summary>The options as JSON. To stand inside of a page, <c>&lt;</c> in it has to be written as \u003c.</summary>
    public static string Write(Plot plot) => Options(plot).ToJson();

    /// <summary>The options.</summary>
    internal static Value Options(Plot plot)
    {
        var ink = Value.Of(EChartsColours.Ink);
        var (across, upright) = plot.IsSideways ? (plot.Y, plot.X) : (plot.X, plot.Y);
        List<(string, Value)> options =
        [
            ("animation", Value.Of(false)),
            ("backgroundColor", Value.Of("transparent")),
            ("textStyle", Json.Of(("color", ink), ("fontFamily", Value.Of(SvgFont.Family)))),
            ("title", Json.Of(("text", Value.Of(plot.Title)), ("left", Value.Of("left")), ("textStyle", Json.Of(("fontSize", Value.Of(13)), ("color", ink))))),
            ("tooltip", Json.Of(("trigger", Value.Of("item")), ("renderMode", Value.Of("richText")), ("confine", Value.Of(true)))),
            ("grid", Json.Of(("left", Value.Of(upright.Label.Length > 0 ? 36 : 12)), ("right", Value.Of(plot.Colours is null ? 24 : 130)), ("top", Value.Of(plot.Title.Length > 0 ? 64 : 36)), ("bottom", Value.Of(32)), ("containLabel", Value.Of(true)))),
            ("legend", EChartsAxes.Legend(plot)),
            ("xAxis", EChartsAxes.Axis(across, plot, isUpright: false)),
            ("yAxis", EChartsAxes.Axis(upright, plot, isUpright: true)),
            ("series", Value.List([.. plot.Series.SelectMany(series => EChartsMarks.Of(series, plot))])),
            ("aria", Json.Of(("enabled", Value.Of(true)), ("description", Value.Of(plot.Caption)))),
            ("exprunCaption", Value.Of(plot.Caption)),
        ];
        if (plot.Colours is { } colours)
        {
            options.Add(("visualMap", EChartsAxes.Colours(colours, plot)));
        }
        return Json.Of([.. options]);
    }

    private static string ReadScript()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Page/exprun-plot.js")!;
        using var reader = new StreamReader(stream);
        return $"const exprunThemes = {EChartsColours.Themes};\n{reader.ReadToEnd().Replace("\r\n", "\n")}";
    }
}
