namespace ExpRunner.Bench.Rows;

/// <summary>The way to a worker and back, one trial at a time.</summary>
internal static class LockstepRow
{
    public static Task RunAsync(BenchRun run) => run.CompareAsync(
        Peer.Python("multiprocessing.Pool, which need not wait", "pools.py", "plain", "1"),
        Pools.Of("pool, 1 worker", workers: 1));
}
