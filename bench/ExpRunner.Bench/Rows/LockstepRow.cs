namespace ExpRunner.Bench.Rows;

/// <summary>The way to a worker and back, one trial at a time.</summary>
internal static class LockstepRow
{
    public static Task RunAsync(BenchRun run) => run.CompareAsync(
        Peer.Python("multiprocessing.Pool, which need not wait", "pools.py", "plain", "1"),
        Peer.Python("multiprocessing.Pool, one at a time", "pools.py", "apply", "1"),
        Peer.Python("40 bytes to a process and back", "pools.py", "pipes", "1"),
        Pools.Of("pool, 1 worker", workers: 1));
}
