namespace ExpRunner.Execution;

/// <summary>What one slot has for itself.</summary>
internal sealed record SlotShare
{
    /// <summary>The variable in which programs look for their devices.</summary>
    public const string UsualVariable = "CUDA_VISIBLE_DEVICES";

    /// <summary>Processors.</summary>
    public double Cpus { get; init; } = 1;

    /// <summary>The ids of its devices.</summary>
    public IReadOnlyList<string> Gpus { get; init; } = [];

    /// <summary>Memory in bytes; 0: not counted.</summary>
    public long Memory { get; init; }

    /// <summary>What its processes find in the variable: the ids with commas; empty: there are none, and the variable is left as it is.</summary>
    public string Binding => string.Join(',', Gpus);

    /// <summary>The bindings of so many slots that bind nothing.</summary>
    public static IReadOnlyList<string> Unbound(int count) => [.. Enumerable.Repeat("", count)];
}
