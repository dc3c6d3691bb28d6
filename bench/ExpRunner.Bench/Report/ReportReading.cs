using System.Globalization;
using ExpRunner.Reporting;

namespace ExpRunner.Bench;

/// <summary>The reading that is measured, in a process of its own: prints seconds of the processor, and at the end the number of trials.</summary>
internal static class ReportReading
{
    public static int Run(string file)
    {
        var options = new ReportOptions
        {
            GroupBy = ["config.model", "config.dataset"],
            Select = ["config.model", "config.dataset", "trials", "accuracy", "sd_accuracy", "fit_time"],
            Format = ReportFormat.Csv,
        };
        // The first reading pays for compilation; the second tells what reading itself costs.
        Read(file, options, "first_cpu_s");
        Console.WriteLine($"METRIC rows {Read(file, options, "cpu_s").Trials}");
        return 0;
    }

    private static ReportResult Read(string file, ReportOptions options, string metric)
    {
        var before = Environment.CpuUsage.TotalTime;
        var result = Report.Read([file], options, []);
        ReportWriter.Write(TextWriter.Null, result.Tables, options.Format);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"METRIC {metric} {(Environment.CpuUsage.TotalTime - before).TotalSeconds}"));
        return result;
    }
}
