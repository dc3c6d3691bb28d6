using System.Globalization;
using ExpRunner.Reporting;
using ExpRunner.Reporting.Html;

namespace ExpRunner.Bench.Rows;

/// <summary>A page of results: what gathering and writing it costs beside reading the lines alone, and how large it is.</summary>
internal static class HtmlRow
{
    public static async Task RunAsync(BenchRun run)
    {
        var folder = run.NewFolder();
        var (lines, page) = (Path.Combine(folder, "results.jsonl"), Path.Combine(folder, "report.html"));
        ResultLines.Write(lines, run.Items);
        await run.CompareAsync(
            Candidate.Of("read", (_, _) => Report.Load(lines)),
            Candidate.Of("read, gather, write the page", (_, _) => Write([lines], page)),
            Candidate.Of("the table of all trials as JSON", (_, _) => WriteTable(lines, Path.Combine(folder, "table.json"))));
        using var empty = new StringWriter();
        PageShell.Write(empty, "", "{}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  {run.Items} trials: {(new FileInfo(page).Length - empty.ToString().Length) / 1e6:0.00} MB over a page without data; lines of results.jsonl: {new FileInfo(lines).Length / 1e6:0.00} MB"));
    }

    private static void Write(string[] paths, string file)
    {
        using var writer = new StreamWriter(file);
        PageShell.Write(writer, "Results", PageContent.Read(paths, new(), []).ToJson());
    }

    private static void WriteTable(string lines, string file)
    {
        using var writer = new StreamWriter(file);
        ReportWriter.Write(writer, Report.Load(lines).Tables(new() { Format = ReportFormat.Json }), ReportFormat.Json);
    }
}
