namespace ExpRunner.Bench.Rows;

/// <summary>What a trial costs that is handed out by leases, with everything on record before it is answered, and whether that grows with the sweep.</summary>
internal static class ClusterRow
{
    public static async Task RunAsync(BenchRun run)
    {
        var few = Math.Max(1, run.Items / 10);
        await run.CompareAsync(
            Candidate.Of($"1 worker, {few:N0} trials, {run.Items / few} times", async (_, folder) =>
            {
                for (var i = 0; i < run.Items / few; i++)
                {
                    await Clusters.RunAsync(Path.Combine(folder, $"{i}"), few, workers: 1);
                }
            }),
            Candidate.Of($"1 worker, {run.Items:N0} trials", (_, folder) => Clusters.RunAsync(folder, run.Items, workers: 1)),
            Candidate.Of($"2 workers, {run.Items:N0} trials", (_, folder) => Clusters.RunAsync(folder, run.Items, workers: 2)),
            Candidate.Of($"1 worker, {run.Items:N0} trials, safe from a power cut", (_, folder) => Clusters.RunAsync(folder, run.Items, workers: 1, isDurable: true)));
        Console.WriteLine($"  a worker with a sweep and nothing to do takes {await Clusters.IdleAsync(run.NewFolder(), TimeSpan.FromSeconds(10)):0.00%} of a processor");
    }
}
