namespace ExpRunner.Results;

/// <summary>Names that stand beside config fields in the files and that no config field may have.</summary>
internal static class ReservedNames
{
    public static IReadOnlyList<string> All { get; } =
        ["experiment", "experiment_id", "run_id", "run_ids", "out_path", "repetitions", "status", "error", "scores", "exprun"];

    public static bool Contains(string name) => All.Contains(name);
}
