namespace ExpRunner.Programs.SweepFiles;

/// <summary>Every key of a sweep file, by the object it stands in. What is not here is not read, and the JSON Schema has the same.</summary>
internal static class FileKeys
{
    /// <summary>Of the file, or of its first document.</summary>
    public static IReadOnlyList<string> Head { get; } =
    [
        "name", "description", "defaults", "groups", "stages", "slots", "slot-variable", "resources", "environment", "workdir", "repetitions",
        "tags", "fetch", "scores", "row-break", "wrap", "timeout", "shell", "repeat", "sweeps",
    ];

    /// <summary>Of a sweep; all other keys there are parameters and groups.</summary>
    public static IReadOnlyList<string> Sweep { get; } =
        ["name", "description", "where", "stages", "tags", "enabled", "params", "repeat", "base"];

    /// <summary>Of a stage that is written as an object.</summary>
    public static IReadOnlyList<string> Stage { get; } = ["cmd", "timeout", "shell", "fetch"];

    /// <summary>Of slots that are only counted.</summary>
    public static IReadOnlyList<string> Slots { get; } = ["count"];

    /// <summary>Of what an attempt needs.</summary>
    public static IReadOnlyList<string> Resources { get; } = ["cpus", "gpus", "memory", "tags"];

    /// <summary>Of a score that is written as an object.</summary>
    public static IReadOnlyList<string> Score { get; } = ["from", "pattern", "take", "required", "file", "json", "member", "command"];

    /// <summary>Of a range.</summary>
    public static IReadOnlyList<string> Range { get; } = ["from", "to", "steps", "step", "factor", "scale"];
}
