using System.Globalization;
using ExpRunner.Reporting.Plots;

namespace ExpRunner.Reporting.Tests;

/// <summary>Results that pictures are drawn of, and the ways to draw them.</summary>
internal static class PlotSamples
{
    /// <summary>A full grid of K and Metric with four repetitions, whose numbers are made of a formula.</summary>
    public static string[] Grid { get; } =
    [
        .. from k in new[] { 1, 3, 5, 9 }
           from metric in new[] { "Manhattan", "Euclidean", "Chebyshev" }
           let id = (Array.IndexOf([1, 3, 5, 9], k) * 3) + Array.IndexOf(["Manhattan", "Euclidean", "Chebyshev"], metric)
           select $$$"""{"experiment":"Knn","experiment_id":{{{id}}},"K":{{{k}}},"Metric":"{{{metric}}}","lr":1e-{{{1 + (id % 4)}}},"status":"completed","scores":{"Accuracy":[{{{Scores(id, 0.9, 0.01)}}}],"Loss":[{{{Scores(id + 5, 0.3, 0.2)}}}]}}""",
    ];

    /// <summary>The command line in small: every kind once.</summary>
    public static TheoryData<string> Kinds => [.. Options.Keys];

    /// <summary>Options of each kind.</summary>
    public static Dictionary<string, PlotOptions> Options { get; } = new()
    {
        ["heatmap"] = new() { Kind = PlotKind.Heatmap, X = "K", Y = "Metric", Z = "Accuracy" },
        ["bars"] = new() { Kind = PlotKind.Bars, X = "Metric", Y = "Accuracy", Hue = "K", Range = (0.8, 1) },
        ["lines"] = new() { Kind = PlotKind.Lines, X = "K", Y = "1 - Accuracy", Hue = "Metric", Style = "Metric" },
        ["scatter"] = new() { Kind = PlotKind.Scatter, X = "lr", Y = "Loss", Hue = "Metric", LogX = true },
        ["box"] = new() { Kind = PlotKind.Box, X = "K", Y = "Loss" },
        ["violin"] = new() { Kind = PlotKind.Violin, X = "Metric", Y = "Loss" },
        ["histogram"] = new() { Kind = PlotKind.Histogram, X = "Loss" },
        ["ecdf"] = new() { Kind = PlotKind.Ecdf, X = "Loss", Hue = "Metric" },
        ["parallel"] = new() { Kind = PlotKind.Parallel, Y = "Accuracy", Fields = ["K", "Metric"] },
        ["pareto"] = new() { Kind = PlotKind.Pareto, X = "Loss:min", Y = "Accuracy:max" },
        ["importance"] = new() { Kind = PlotKind.Importance, Y = "Accuracy", Fields = ["K", "Metric"] },
        ["ranks"] = new() { Kind = PlotKind.Ranks, X = "K", Y = "Accuracy", Fields = ["Metric"] },
    };

    /// <summary>The picture as SVG.</summary>
    public static string Svg(IReadOnlyList<Plot> panels, double width = 85, PlotTheme theme = PlotTheme.Light)
    {
        using var writer = new StringWriter();
        SvgWriter.Write(writer, new PlotFigure { Panels = panels, Width = width }, theme);
        return writer.ToString();
    }

    /// <summary>The picture as characters.</summary>
    public static string Text(IReadOnlyList<Plot> panels, int width = 80, bool hasColour = false)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        TerminalWriter.Write(writer, new PlotFigure { Panels = panels }, new(width, hasColour));
        return writer.ToString();
    }

    private static string Scores(int id, double middle, double spread)
        => string.Join(',', Enumerable.Range(0, 4).Select(run => (middle + (spread * (Math.Round(Math.Sin((id * 1.7) + run) * 1000) / 1000)) + (0.01 * (id / 3))).ToString("F4", CultureInfo.InvariantCulture)));
}
