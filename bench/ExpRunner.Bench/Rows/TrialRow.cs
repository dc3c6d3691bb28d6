namespace ExpRunner.Bench.Rows;

/// <summary>What a trial costs that does nothing: the loop, its record, and the files that survive a crash.</summary>
internal static class TrialRow
{
    public static Task RunAsync(BenchRun run) => run.CompareAsync(
        Candidate.Of("plain C# loop, a line each", (_, folder) => PlainLoop.Run(run.Items, folder)),
        Sweeps.Of("single, grid", options => options),
        Sweeps.Of("single, random search", options => options with { Search = SearchKind.Random }),
        Peer.C("C, a line each", "append", "write"),
        Peer.Python("plain Python loop, a line each", "plain.py"),
        Peer.Python("Optuna, random search in memory, 1,000", "optuna_study.py", "memory"));
}
