using System.Diagnostics;
using System.Globalization;

namespace ExpRunner.Bench.Rows;

/// <summary>How long a start takes that finds everything done.</summary>
internal static class ResumeRow
{
    public static async Task RunAsync(BenchRun run)
    {
        var options = Sweeps.Options(run.Items, run.NewFolder());
        await Sweeps.RunAsync(options);
        var seconds = new List<double>();
        for (var round = -1; round < run.Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            await Sweeps.RunAsync(options);
            if (round >= 0)
            {
                seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            }
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {BenchRun.Median(seconds):0.000} s  ({seconds.Min():0.000} - {seconds.Max():0.000})"));
    }
}
