namespace ExpRunner.Bench.Rows;

/// <summary>What a trial costs that is handed out by leases, with everything on record before it is answered, and whether that grows with the sweep.</summary>
internal static class ClusterRow
{
    public static Task RunAsync(BenchRun run)
    {
        var few = Math.Max(1, run.Items / 10);
        return run.CompareAsync(
            Candidate.Of($"1 worker, {few:N0} trials, {run.Items / few} times", async (_, folder) =>
            {
                for (var i = 0; i < run.Items / few; i++)
                {
                    await Clusters.RunAsync(Path.Combine(folder, $"{i}"), few, workers: 1);
                }
            }),
            Candidate.Of($"1 worker, {run.Items:N0} trials", (_, folder) => Clusters.RunAsync(folder, run.Items, workers: 1)),
            Candidate.Of($"2 workers, {run.Items:N0} trials", (_, folder) => Clusters.RunAsync(folder, run.Items, workers: 2)));
    }
}
