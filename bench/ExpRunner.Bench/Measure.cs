using System.Diagnostics;
using System.Globalization;

namespace ExpRunner.Bench;

/// <summary>Times things in turn, round by round, and prints medians per item with their spread and the ratio to the first.</summary>
internal static class Measure
{
    public static async Task CompareAsync(string work, int items, int rounds, params (string Name, Func<Task> Run)[] candidates)
    {
        var micros = candidates.Select(_ => new List<double>()).ToArray();
        for (var round = -1; round < rounds; round++)
        {
            for (var i = 0; i < candidates.Length; i++)
            {
                var start = Stopwatch.GetTimestamp();
                await candidates[i].Run();
                if (round >= 0)
                {
                    micros[i].Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds / items);
                }
            }
        }
        Console.WriteLine(work);
        for (var i = 0; i < candidates.Length; i++)
        {
            var ratio = Median(micros[i].Zip(micros[0], (mine, first) => mine / first));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {candidates[i].Name,-44} {Median(micros[i]),9:0.000} us  ({micros[i].Min():0.000} - {micros[i].Max():0.000})  {ratio,6:0.00} x"));
        }
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
