namespace ExpRunner.Execution;

/// <summary>Whether what a repetition needs is there.</summary>
internal readonly record struct Verdict
{
    /// <summary>All of it has completed.</summary>
    public static Verdict Ready => default;

    /// <summary>The trial that is waited for.</summary>
    public UInt128? WaitsFor { get; private init; }

    /// <summary>Why it will never be there, for people; null: it may.</summary>
    public string? Never { get; private init; }

    /// <summary>What made it so at the root: <c>trial 2 failed</c>.</summary>
    public string? Root { get; private init; }

    public static Verdict Waits(UInt128 id) => new() { WaitsFor = id };

    public static Verdict Skip(string why, string root) => new() { Never = why, Root = root };
}
