namespace ExpRunner.Programs.Templates;

/// <summary>The names that every template knows beside the parameters. A parameter of such a name wins; <c>{exprun.NAME}</c> is always the context's.</summary>
internal static class ContextNames
{
    /// <summary>What stands before a name that is never a parameter's.</summary>
    public const string Prefix = "exprun.";

    /// <summary>The names, without prefix.</summary>
    public static IReadOnlyList<string> All { get; } = ["out", "name", "time", "experiment_id", "run_id", "seed", "attempt", "slot"];

    /// <summary>Whether a name, with or without prefix, is of the context.</summary>
    public static bool Contains(string name)
        => All.Contains(name.StartsWith(Prefix, StringComparison.Ordinal) ? name.Substring(Prefix.Length) : name);
}
