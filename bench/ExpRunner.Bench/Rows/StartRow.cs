namespace ExpRunner.Bench.Rows;

/// <summary>What a verb of the tool takes from start to end over a small folder, beside the least that a process of .NET's and of Python's takes.</summary>
internal static class StartRow
{
    private const int Trials = 24;

    public static async Task RunAsync(BenchRun run)
    {
        var folder = Directory.CreateDirectory(Path.Combine(run.NewFolder(), "lines")).FullName;
        var file = Path.Combine(folder, "results.jsonl");
        ResultLines.Write(file, Trials);
        var empty = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "Empty", "release", "Empty"));
        await run.CompareAsync(
            Peer.Shell("a program of .NET that does nothing", ToolProcess.Repeated($"'{empty}'", isEach: true)),
            Peer.Shell("python3 -c pass", ToolProcess.Repeated("/usr/bin/python3 -c pass", isEach: true)),
            Peer.Shell("python3 with numpy and json", ToolProcess.Repeated("/usr/bin/python3 -c 'import json, numpy'", isEach: true)),
            ToolProcess.Of("exprun --version", "--version", isEach: true),
            ToolProcess.Of("exprun report", $"report '{folder}'", isEach: true),
            ToolProcess.Of("exprun query", $"query 'select count(*) from lines' '{folder}'", isEach: true),
            ToolProcess.Of("exprun plot", $"plot box '{folder}' --x config.model --y loss", isEach: true));
    }
}
