namespace ExpRunner.Bench.Rows;

/// <summary>What a trial costs that goes to a worker together with others.</summary>
internal static class BatchesRow
{
    public static Task RunAsync(BenchRun run) => run.CompareAsync(
        Peer.Python("joblib with loky", "pools.py", "loky", "2"),
        Peer.Python("multiprocessing.Pool, chunksize 64", "pools.py", "batched", "2"),
        Pools.Of("pool, batches of 64", workers: 2, batch: 64),
        Pools.Of("pool, batches of 512", workers: 2, batch: 512));
}
