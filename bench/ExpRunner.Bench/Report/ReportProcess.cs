using System.Diagnostics;
using System.Globalization;

namespace ExpRunner.Bench;

/// <summary>
/// One run of a reader as a process: what it prints as <c>METRIC name number</c>, its peak memory as long as it prints, and what all of it took,
/// from start to end. Of a table as CSV the third column, the trials, is summed up.
/// </summary>
internal static class ReportProcess
{
    public static Dictionary<string, double> Run(IReadOnlyList<string> command, out string errors)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true };
        // As the tool is built: no thread beside the first that collects, nothing compiled twice to be measured.
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        var (used, began) = (ProcessorTime.Used, Stopwatch.GetTimestamp());
        using var process = Process.Start(start)!;
        var reading = process.StandardError.ReadToEndAsync();
        var metrics = new Dictionary<string, double>();
        while (process.StandardOutput.ReadLine() is { } line)
        {
            Take(line, process, metrics);
        }
        process.WaitForExit();
        metrics["process_s"] = Stopwatch.GetElapsedTime(began).TotalSeconds;
        metrics["process_cpu_s"] = (ProcessorTime.Used - used).TotalSeconds;
        errors = reading.Result;
        return process.ExitCode == 0 ? metrics : [];
    }

    private static void Take(string line, Process process, Dictionary<string, double> metrics)
    {
        if (line.Split(' ') is ["METRIC", var name, var number])
        {
            metrics[name] = double.Parse(number, CultureInfo.InvariantCulture);
            metrics["peak_bytes"] = Math.Max(metrics.GetValueOrDefault("peak_bytes"), Peak(process));
        }
        else if (line.Split(',') is [_, _, var trials, ..] && double.TryParse(trials, CultureInfo.InvariantCulture, out var count))
        {
            metrics["rows"] = metrics.GetValueOrDefault("rows") + count;
        }
    }

    /// <summary>Asked while the process lives; afterwards the system has forgotten.</summary>
    private static double Peak(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }
}
