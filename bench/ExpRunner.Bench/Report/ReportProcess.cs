using System.Diagnostics;
using System.Globalization;

namespace ExpRunner.Bench;

/// <summary>One run of a reader as a process: what it prints as <c>METRIC name number</c>, and its peak memory.</summary>
internal static class ReportProcess
{
    public static Dictionary<string, double> Run(IReadOnlyList<string> command, out string errors)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true };
        // One thread: no second one that compiles or collects beside it is counted for anybody.
        start.Environment["DOTNET_gcConcurrent"] = "0";
        using var process = Process.Start(start)!;
        var reading = process.StandardError.ReadToEndAsync();
        var metrics = new Dictionary<string, double>();
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (line.Split(' ') is ["METRIC", var name, var number])
            {
                metrics[name] = double.Parse(number, CultureInfo.InvariantCulture);
                metrics["peak_bytes"] = Math.Max(metrics.GetValueOrDefault("peak_bytes"), Peak(process));
            }
        }
        process.WaitForExit();
        errors = reading.Result;
        return process.ExitCode == 0 ? metrics : [];
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
