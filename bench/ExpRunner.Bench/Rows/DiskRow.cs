namespace ExpRunner.Bench.Rows;

/// <summary>What it costs that an outcome outlives a power cut before it is shown as done.</summary>
internal static class DiskRow
{
    public static Task RunAsync(BenchRun run) => run.CompareAsync(
        Candidate.Of("plain C# loop, each line flushed to the disk", (_, folder) => PlainLoop.Run(run.Items, folder, flushEach: true)),
        Sweeps.Of("single", options => options with { Durability = Durability.Disk }),
        Sweeps.Of("pool, 2 workers", options => options with { Durability = Durability.Disk, Backend = "pool", Workers = 2 }),
        Peer.C("C, fdatasync each", "append", "fdatasync"),
        Peer.C("C, fdatasync every 64", "append", "group64"),
        Peer.Python("Optuna, journal file", "optuna_study.py", "journal"));
}
