using System.ComponentModel;
using System.Globalization;

namespace ExpRunner.Bench;

/// <summary>
/// Mean and deviation by group of a file of result lines: ours beside DuckDB, each on one thread, in turn; the first reading of a process, a second one,
/// and the whole life of a process that reads once, as who types a command has it. Seconds are those of the processor where it says nothing else.
/// </summary>
internal static class ReportBench
{
    private const string Columns = "config.model,config.dataset";

    private sealed record Reader(string Name, IReadOnlyList<string> Twice, IReadOnlyList<string> Once);

    private static readonly (string What, string Metric, bool IsWhole)[] Lines =
    [
        ("the first reading in a process", "first_cpu_s", false),
        ("the second reading in a process", "cpu_s", false),
        ("a process that reads once, all of it", "process_cpu_s", true),
        ("a process that reads once, all of it, by the clock", "process_s", true),
    ];

    public static Task RunAsync(BenchRun run)
    {
        var file = Path.Combine(run.NewFolder(), "results.jsonl");
        ResultLines.Write(file, run.Items);
        Compare([.. ReadersOf(file, Path.Combine(Environment.CurrentDirectory, "bench", "peers", "report", "duckdb.cjs"))], run, new FileInfo(file).Length);
        return Task.CompletedTask;
    }

    private static IEnumerable<Reader> ReadersOf(string file, string duck)
    {
        if (IsThere(duck))
        {
            yield return new("DuckDB, one thread", ["node", duck, file, "1", "2"], ["node", duck, file, "1", "1"]);
        }
        else
        {
            Console.WriteLine("DuckDB is left out: it takes node, and 'npm install @duckdb/node-api' in bench/peers or in a folder above it.");
        }
        var tool = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "ExpRunner.Tool", "release", "dotnet-exprun"));
        string[] once = [tool, "report", file, "-q", "-f", "csv", "--group-by", Columns, "--select", $"{Columns},trials,accuracy,sd_accuracy,fit_time"];
        yield return new("report", [Environment.ProcessPath!, "report-reading", file], File.Exists(tool) ? once : []);
    }

    private static bool IsThere(string duck)
    {
        try
        {
            return ReportProcess.Run(["node", duck], out _).Count > 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static void Compare(Reader[] readers, BenchRun run, long bytes)
    {
        var runs = readers.Select(_ => new List<Dictionary<string, double>>()).ToArray();
        for (var round = 0; round < run.Rounds; round++)
        {
            for (var i = 0; i < readers.Length; i++)
            {
                runs[i].Add(Measured(readers[i], run.Items));
            }
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{run.Items} result lines, {bytes / 1e6:0} MB: mean and deviation in 40 groups; GB per second as median (least - most), peak memory, ratio to the first reader"));
        foreach (var (what, metric, isWhole) in Lines)
        {
            Console.WriteLine($"  {what}");
            for (var i = 0; i < readers.Length; i++)
            {
                Console.WriteLine(LineOf(readers[i], metric, isWhole, runs[i], runs[0], bytes));
            }
        }
    }

    /// <summary>Both kinds of processes, their metrics together.</summary>
    private static Dictionary<string, double> Measured(Reader reader, int lines)
    {
        var metrics = Checked(reader.Twice);
        foreach (var (name, number) in reader.Once.Count > 0 ? Checked(reader.Once) : [])
        {
            if (name.StartsWith("process", StringComparison.Ordinal))
            {
                metrics[name] = number;
            }
        }
        return metrics;

        Dictionary<string, double> Checked(IReadOnlyList<string> command)
        {
            var metrics = ReportProcess.Run(command, out var errors);
            return metrics.GetValueOrDefault("rows") == lines ? metrics : throw new InvalidOperationException($"{reader.Name} read {metrics.GetValueOrDefault("rows")} of {lines} lines. {errors}");
        }
    }

    private static string LineOf(Reader reader, string metric, bool isWhole, List<Dictionary<string, double>> runs, List<Dictionary<string, double>> first, long bytes)
    {
        if (isWhole && reader.Once.Count == 0)
        {
            return $"    {reader.Name,-32} not here: it takes the tool, built beside the benchmark";
        }
        double[] speeds = [.. runs.Select(run => bytes / run[metric] / 1e9)];
        var ratio = BenchRun.Median(runs.Zip(first, (mine, first) => first[metric] / mine[metric]));
        var memory = isWhole ? "" : $"{runs.Max(run => run["peak_bytes"]) / (1 << 20):0} MB";
        return string.Create(CultureInfo.InvariantCulture,
            $"    {reader.Name,-32} {BenchRun.Median(speeds),6:0.00}  ({speeds.Min():0.00} - {speeds.Max():0.00})  {memory,9}  {ratio,6:0.00} x");
    }
}
