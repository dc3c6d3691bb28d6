using System.Globalization;

namespace ExpRunner.Bench;

/// <summary>Mean and deviation by group of a file of result lines: ours beside DuckDB, each on one thread, in turn. Seconds are those of the processor, so that what else a machine does counts for nobody.</summary>
internal static class ReportBench
{
    private sealed record Reader(string Name, string Metric, IReadOnlyList<string> Command);

    public static Task RunAsync(BenchRun run)
    {
        var file = Path.Combine(run.NewFolder(), "results.jsonl");
        ResultLines.Write(file, run.Items);
        Compare(file, run.Items, run.Rounds, Path.Combine(Environment.CurrentDirectory, "bench", "peers"));
        return Task.CompletedTask;
    }

    private static void Compare(string file, int lines, int rounds, string peers)
    {
        string[] own = [Environment.ProcessPath!, "report-reading", file];
        string[] duck = ["node", Path.Combine(peers, "report", "duckdb.cjs"), file, "1"];
        List<Reader> readers = [new("DuckDB, one thread", "cpu_s", duck), new("report, again in one process", "cpu_s", own), new("report, first in a process", "first_cpu_s", own)];
        if (!IsThere(duck))
        {
            Console.WriteLine("DuckDB is left out: it takes node, and 'npm install @duckdb/node-api' in bench/peers or in a folder above it.");
            readers.RemoveAt(0);
        }
        var runs = readers.Select(_ => new List<Dictionary<string, double>>()).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < readers.Count; i++)
            {
                runs[i].Add(Measured(readers[i], lines));
            }
        }
        Print(readers, runs, new FileInfo(file).Length, lines);
    }

    private static bool IsThere(string[] duck)
    {
        try
        {
            return ReportProcess.Run([duck[0], duck[1]], out _).Count > 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static Dictionary<string, double> Measured(Reader reader, int lines)
    {
        var metrics = ReportProcess.Run(reader.Command, out var errors);
        return metrics.GetValueOrDefault("rows") == lines ? metrics : throw new InvalidOperationException($"{reader.Name} read {metrics.GetValueOrDefault("rows")} of {lines} lines. {errors}");
    }

    private static void Print(List<Reader> readers, List<Dictionary<string, double>>[] runs, long bytes, int lines)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{lines} result lines, {bytes / 1e6:0} MB: mean and deviation in 40 groups; GB per second of the processor as median (least - most), peak memory, ratio to the first line"));
        for (var i = 0; i < readers.Count; i++)
        {
            var metric = readers[i].Metric;
            double[] speeds = [.. runs[i].Select(run => bytes / run[metric] / 1e9)];
            var ratio = BenchRun.Median(runs[i].Zip(runs[0], (mine, first) => first[readers[0].Metric] / mine[metric]));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {readers[i].Name,-32} {BenchRun.Median(speeds),6:0.00}  ({speeds.Min():0.00} - {speeds.Max():0.00})  {runs[i].Max(run => run["peak_bytes"]) / (1 << 20),6:0} MB  {ratio,6:0.00} x"));
        }
    }
}
