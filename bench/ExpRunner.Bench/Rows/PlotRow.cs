using ExpRunner.Reporting;
using ExpRunner.Reporting.Plots;

namespace ExpRunner.Bench.Rows;

/// <summary>Figures of so many trials as SVG: in this process, as a command from start to end, and matplotlib from start to end, which reads the same file.</summary>
internal static class PlotRow
{
    public static async Task RunAsync(BenchRun run)
    {
        var file = Path.Combine(run.NewFolder(), "results.jsonl");
        ResultLines.Write(file, run.Items);
        var script = Path.Combine(AppContext.BaseDirectory, "peers", "plot.py");
        await run.CompareAsync(
            Peer.Shell("matplotlib, lines", $"/usr/bin/python3 '{script}' lines '{file}' out.svg"),
            ToolProcess.Of("exprun plot lines", $"plot lines '{file}' --x config.depth --y accuracy --hue config.model -o out.svg"),
            Candidate.Of("the same in this process", (_, folder) => Draw(file, folder, new() { Kind = PlotKind.Lines, X = "config.depth", Y = "accuracy", Hue = "config.model" })));
        await run.CompareAsync(
            Peer.Shell("matplotlib, scatter", $"/usr/bin/python3 '{script}' scatter '{file}' out.svg"),
            ToolProcess.Of("exprun plot scatter", $"plot scatter '{file}' --x fit_time --y loss --hue config.model -o out.svg"),
            Candidate.Of("the same in this process", (_, folder) => Draw(file, folder, new() { Kind = PlotKind.Scatter, X = "fit_time", Y = "loss", Hue = "config.model" })));
    }

    private static void Draw(string file, string folder, PlotOptions options)
    {
        using var writer = new StreamWriter(Path.Combine(folder, "out.svg"));
        SvgWriter.Write(writer, new PlotFigure { Panels = Plotter.Draw(Report.Load(file), options, []) });
    }
}
