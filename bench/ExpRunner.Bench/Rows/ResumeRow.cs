using System.Globalization;

namespace ExpRunner.Bench.Rows;

/// <summary>How long a start takes that finds everything done.</summary>
internal static class ResumeRow
{
    public static async Task RunAsync(BenchRun run)
    {
        var options = Sweeps.Options(run.Items, run.NewFolder());
        await Sweeps.RunAsync(options);
        var again = Candidate.Of("resume", (_, _) => Sweeps.RunAsync(options));
        var costs = new List<Cost>();
        for (var round = -1; round < run.Rounds; round++)
        {
            if (await again.MeasureAsync(run, "") is { } cost && round >= 0)
            {
                costs.Add(cost);
            }
        }
        var (wall, cpu) = (Seconds(cost => cost.Wall), Seconds(cost => cost.Cpu));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  {BenchRun.Median(wall):0.000} s ({wall.Min():0.000} - {wall.Max():0.000})   cpu {BenchRun.Median(cpu):0.000} s ({cpu.Min():0.000} - {cpu.Max():0.000})"));

        double[] Seconds(Func<Cost, double> micros) => [.. costs.Select(cost => micros(cost) * run.Items / 1e6)];
    }
}
