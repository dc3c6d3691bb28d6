using System.Globalization;

namespace ExpRunner.Bench;

/// <summary>One row as it runs: how much work, how often, and a folder that is gone afterwards.</summary>
internal sealed class BenchRun(int items, int rounds) : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("exprun-bench-").FullName;
    private int _folders;

    public int Items => items;

    public int Rounds => rounds;

    /// <summary>A folder that is empty and nobody else's.</summary>
    public string NewFolder() => Directory.CreateDirectory(Path.Combine(_root, $"{_folders++}")).FullName;

    /// <summary>
    /// Runs the candidates in turn, round by round, and prints the median per item with its spread, by the clock and of processors, and the
    /// medians of the ratios to the first candidate of the same round: machines get slower and faster, but mostly for all.
    /// </summary>
    public async Task CompareAsync(params Candidate[] candidates)
    {
        var costs = candidates.Select(_ => new List<Cost>()).ToArray();
        for (var round = -1; round < rounds; round++)
        {
            for (var i = 0; i < candidates.Length; i++)
            {
                if (await MeasureAsync(candidates[i]) is { } one && round >= 0)
                {
                    costs[i].Add(one);
                }
            }
        }
        for (var i = 0; i < candidates.Length; i++)
        {
            Console.WriteLine(costs[i].Count == 0 ? $"  {candidates[i].Name,-46} not here" : LineOf(candidates[i].Name, costs[i], costs[0]));
        }
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>What a candidate leaves behind, files and garbage, is no burden of the next one.</summary>
    private async Task<Cost?> MeasureAsync(Candidate candidate)
    {
        var folder = NewFolder();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        try
        {
            return await candidate.MeasureAsync(this, folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string LineOf(string name, List<Cost> costs, List<Cost> first)
    {
        var wall = Median(costs.Select(cost => cost.Wall));
        var cpu = Median(costs.Select(cost => cost.Cpu));
        var (wallRatio, cpuRatio) = (Median(costs.Zip(first, (mine, other) => mine.Wall / other.Wall)), Median(costs.Zip(first, (mine, other) => mine.Cpu / other.Cpu)));
        return string.Create(CultureInfo.InvariantCulture,
            $"  {name,-46} {wall,9:0.00} us ({costs.Min(cost => cost.Wall):0.00} - {costs.Max(cost => cost.Wall):0.00}) {wallRatio,6:0.00} x   cpu {cpu,8:0.00} us ({costs.Min(cost => cost.Cpu):0.00} - {costs.Max(cost => cost.Cpu):0.00}) {cpuRatio,6:0.00} x");
    }
}
