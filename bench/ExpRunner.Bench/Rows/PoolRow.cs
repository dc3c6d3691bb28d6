namespace ExpRunner.Bench.Rows;

/// <summary>What a trial costs that does nothing in a worker process.</summary>
internal static class PoolRow
{
    public static Task RunAsync(BenchRun run) => run.CompareAsync(
        Candidate.Of("plain C# loop, a line each", (_, folder) => PlainLoop.Run(run.Items, folder)),
        Sweeps.Of("single", options => options),
        Sweeps.Of("pool, 1 worker", options => options with { Backend = "pool", Workers = 1 }),
        Sweeps.Of("pool, 2 workers", options => options with { Backend = "pool", Workers = 2 }));
}
