using ExpRunner.Execution;

namespace ExpRunner.Hosting.Running;

/// <summary>What a worker of a cluster gives.</summary>
internal sealed record MemberOptions
{
    /// <summary>What it has.</summary>
    public required Capacity Capacity { get; init; }

    /// <summary>The most attempts at once; null: as many as it has room for.</summary>
    public int? Workers { get; init; }

    /// <summary>Takes what a person should know.</summary>
    public required Action<string> Warn { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }
}
