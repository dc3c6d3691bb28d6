namespace ExpRunner.Bench.Rows;

/// <summary>What a folder and a config.json per trial add.</summary>
internal static class FilesRow
{
    public static Task RunAsync(BenchRun run) => run.CompareAsync(
        Candidate.Of("plain C# loop, folder, file and line each", (_, folder) => PlainLoop.Run(run.Items, folder, configFiles: true)),
        Sweeps.Of("single", options => options with { ConfigFiles = true }),
        Peer.C("C, folder, file and line each", "append", "dirs"));
}
