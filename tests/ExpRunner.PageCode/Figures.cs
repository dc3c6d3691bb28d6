using ExpRunner.Reporting;
using ExpRunner.Reporting.Plots;

namespace ExpRunner.PageCode;

/// <summary>The code of docs/plots.md.</summary>
internal static class Figures
{
    public static void Write(TextWriter writer, ICollection<string> warnings)
    {
        var plots = Plotter.Draw(Report.Load("results"), new PlotOptions { Kind = PlotKind.Lines, X = "K", Y = "Accuracy", Hue = "Metric" }, warnings);
        SvgWriter.Write(writer, new PlotFigure { Panels = plots });
    }
}
