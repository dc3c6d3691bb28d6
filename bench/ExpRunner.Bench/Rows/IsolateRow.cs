namespace ExpRunner.Bench.Rows;

/// <summary>What a process of its own costs a trial.</summary>
internal static class IsolateRow
{
    public static Task RunAsync(BenchRun run) => run.CompareAsync(
        Peer.Python("multiprocessing.Pool, spawn, one task each", "pools.py", "spawn", "2"),
        Peer.Python("multiprocessing.Pool, fork, one task each", "pools.py", "fork", "2"),
        Pools.Of($"pool, isolated, {Pools.Compilation}", workers: 2, isolate: true));
}
