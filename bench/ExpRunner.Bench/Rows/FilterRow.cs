namespace ExpRunner.Bench.Rows;

/// <summary>Lines of results that hold a condition, sorted, with some of their members: <c>exprun filter</c> and a script of Python, both from start to end.</summary>
internal static class FilterRow
{
    private const string Script = """
        import json, sys
        rows = [row for row in map(json.loads, open(sys.argv[1])) if row["scores"]["mean_accuracy"] > 0.75]
        rows.sort(key=lambda row: row["scores"]["mean_accuracy"], reverse=True)
        for row in rows:
            print(json.dumps({"experiment_id": row["experiment_id"], "accuracy": row["scores"]["mean_accuracy"]}))
        """;

    public static async Task RunAsync(BenchRun run)
    {
        var folder = Directory.CreateDirectory(Path.Combine(run.NewFolder(), "lines")).FullName;
        var file = Path.Combine(folder, "results.jsonl");
        ResultLines.Write(file, run.Items);
        var script = Path.Combine(folder, "filter.py");
        await File.WriteAllTextAsync(script, Script);
        await run.CompareAsync(
            Peer.Shell("Python: json, sort", $"/usr/bin/python3 '{script}' '{file}' > /dev/null"),
            ToolProcess.Of("exprun filter", $"filter '{file}' --where 'scores.mean_accuracy > 0.75' --sort -scores.mean_accuracy --select 'experiment_id, accuracy = scores.mean_accuracy'"),
            ToolProcess.Of("exprun filter, all of it", $"filter '{file}'"));
    }
}
