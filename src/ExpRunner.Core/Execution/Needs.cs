namespace ExpRunner.Execution;

/// <summary>What an attempt needs while it runs.</summary>
internal sealed record Needs
{
    /// <summary>Processors; parts of one are possible.</summary>
    public double Cpus { get; init; } = 1;

    /// <summary>Graphics processors, each for itself.</summary>
    public int Gpus { get; init; }

    /// <summary>Memory in bytes; 0: not counted.</summary>
    public long Memory { get; init; }

    /// <summary>Tags that the worker must have.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];
}
