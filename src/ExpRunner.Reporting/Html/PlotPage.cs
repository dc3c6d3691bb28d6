using ExpRunner.Reporting.Plots;
using ExpRunner.Values;

namespace ExpRunner.Reporting.Html;

/// <summary>Writes a figure as a page of its own, whose marks tell their numbers when they are pointed at. The same figure gives the same page, byte for byte.</summary>
public static class PlotPage
{
    private const double Version = 1;

    /// <summary>Writes the page.</summary>
    /// <param name="writer">Where to; the file has to be UTF-8.</param>
    /// <param name="figure">What the page shows.</param>
    /// <param name="theme">The ground at first; null for the one that the browser asks for.</param>
    public static void Write(TextWriter writer, PlotFigure figure, PlotTheme? theme = null)
    {
        var title = figure.Title.Length > 0 ? figure.Title : figure.Panels is [{ Title.Length: > 0 } only] ? only.Title : "Plot";
        // A figure of one panel would say its title twice.
        var isNamed = figure.Panels.Count > 1 || figure.Title.Length > 0;
        var panels = figure.Panels.Select((panel, place) => Panel(panel, $"{SvgWriter.LetterOf(figure, place)} {(isNamed ? panel.Title : "")}", figure.HasCaption));
        PageShell.Write(writer, title, Value.Object([
            ("version", Value.Of(Version)), ("title", Value.Of(title)), ("theme", theme is { } ground ? Value.Of(ground.ToString().ToLowerInvariant()) : Value.Null),
            ("figure", Value.Object([("columns", Value.Of(figure.Columns)), ("plots", Value.List([.. panels]))])),
        ]).ToJson());
    }

    private static Value Panel(Plot panel, string title, bool hasCaption) => Value.Object([
        ("title", Value.Of(title.Trim())), ("kind", Value.Of(panel.Kind.ToString().ToLowerInvariant())),
        ("caption", Value.Of(hasCaption ? panel.Caption : "")), ("options", EChartsWriter.Options(panel)),
    ]);
}
