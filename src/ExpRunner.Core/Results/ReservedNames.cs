using ExpRunner.Values;

namespace ExpRunner.Results;

/// <summary>Names that stand beside config fields in the files and that no config field may have.</summary>
internal static class ReservedNames
{
    public static IReadOnlyList<string> All { get; } =
        ["experiment", "experiment_id", "run_id", "run_ids", "out_path", "repetitions", "status", "error", "scores", "exprun"];

    public static bool Contains(string name) => All.Contains(name);

    /// <summary>The config of a line: its members of other names.</summary>
    public static Value ConfigOf(Value line)
    {
        var members = new List<(string, Value)>();
        for (var i = 0; i < line.Names.Length; i++)
        {
            if (!Contains(line.Names[i]))
            {
                members.Add((line.Names[i], line.Items[i]));
            }
        }
        return Value.Object([.. members]);
    }
}
