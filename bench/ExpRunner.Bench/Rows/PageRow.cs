using System.Globalization;
using ExpRunner.Reporting.Html;

namespace ExpRunner.Bench.Rows;

/// <summary>How long a page of results takes from opening it to its first table and its first plot, in Chromium with a new profile each time.</summary>
internal static class PageRow
{
    /// <summary>What the page notes itself, in milliseconds from the start of the navigation.</summary>
    private const string Noted = """
        new Promise(done => {
          const at = mark => performance.getEntriesByName(`exprun-${mark}`)[0]?.startTime;
          const look = () => document.documentElement?.dataset.ready && at('ready') ? done([at('table'), at('ready')]) : setTimeout(look, 20);
          look();
        })
        """;

    public static async Task RunAsync(BenchRun run)
    {
        if (Chromium.Path is null)
        {
            Console.WriteLine("  Chromium is not here.");
            return;
        }
        foreach (var trials in new[] { run.Items / 10, run.Items })
        {
            var page = WritePage(run, trials);
            var (table, ready) = (new List<double>(), new List<double>());
            for (var round = -1; round < run.Rounds; round++)
            {
                var (first, both) = await OpenAsync(run.NewFolder(), page);
                if (round >= 0)
                {
                    table.Add(first);
                    ready.Add(both);
                }
            }
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {trials,7} trials, {new FileInfo(page).Length / 1e6,5:0.0} MB: table after {LineOf(table)}, table and plot after {LineOf(ready)}"));
        }
    }

    private static async Task<(double Table, double Ready)> OpenAsync(string profile, string page)
    {
        await using var chromium = await Chromium.StartAsync(profile);
        var noted = await chromium.OpenAsync(new Uri(page).AbsoluteUri, Noted);
        return (noted[0].GetDouble(), noted[1].GetDouble());
    }

    private static string WritePage(BenchRun run, int trials)
    {
        var folder = run.NewFolder();
        ResultLines.Write(Path.Combine(folder, "results.jsonl"), trials);
        var file = Path.Combine(folder, "report.html");
        using var writer = new StreamWriter(file);
        PageShell.Write(writer, "Results", PageContent.Read([folder], new(), []).ToJson());
        return file;
    }

    private static string LineOf(List<double> milliseconds) => string.Create(CultureInfo.InvariantCulture,
        $"{BenchRun.Median(milliseconds) / 1000:0.00} s ({milliseconds.Min() / 1000:0.00} - {milliseconds.Max() / 1000:0.00})");
}
