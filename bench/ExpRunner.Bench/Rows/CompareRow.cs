using ExpRunner.Reporting;

namespace ExpRunner.Bench.Rows;

/// <summary>What comparing two results costs beside reading one: three scores of each config tested in pairs, with intervals, effect sizes and missing repetitions.</summary>
internal static class CompareRow
{
    public static Task RunAsync(BenchRun run)
    {
        var file = Path.Combine(run.NewFolder(), "results.jsonl");
        ResultLines.Write(file, run.Items);
        var before = Report.Load(file);
        var after = before with { Rows = [.. before.Rows.Select((row, i) => row with { Scores = before.Rows[(i + 1) % before.Rows.Count].Scores })] };
        return run.CompareAsync(
            Candidate.Of("read", (_, _) => Report.Load(file)),
            Candidate.Of("compare, t", (_, _) => Comparison.Of(before, after, new() { Pairing = Pairing.RunId })),
            Candidate.Of("compare, not paired", (_, _) => Comparison.Of(before, after, new() { Pairing = Pairing.None })),
            Candidate.Of("permutation importance", (_, _) => FieldImportance.Of(before with { Rows = [.. before.Rows.Take(1000)] }, new() { Scores = [new("loss", false)] }, [])));
    }
}
