namespace ExpRunner.Results;

/// <summary>What a runner's part in a shared folder needs to know.</summary>
internal sealed record SweepClaimsOptions
{
    public required string Folder { get; init; }

    public required RunnerRecord Runner { get; init; }

    /// <summary>What identifies the walk through the repetitions that is shared.</summary>
    public required string Queue { get; init; }

    /// <summary>How many repetitions it has at most.</summary>
    public required UInt128 Size { get; init; }

    /// <summary>Equal for runners on one running system; empty: not known.</summary>
    public string Machine { get; init; } = "";

    /// <summary>A runner that has not moved for so long loses what it holds.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    public Action<string> Warn { get; init; } = _ => { };

    public IFiles Files { get; init; } = DiskFiles.Instance;

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
