using ExpRunner.Values;

namespace ExpRunner.Tests.Execution.Gating;

internal static class Members
{
    /// <summary>A member that must be there.</summary>
    public static Value Member(this Value value, string name)
        => value.TryGet(name, out var member) ? member : throw new KeyNotFoundException($"{value.ToJson()} has no '{name}'.");
}
