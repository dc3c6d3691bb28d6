namespace ExpRunner.Sweeps;

/// <summary>What became of one stage of an attempt.</summary>
public sealed record StageOutcome
{
    /// <summary>The stage's name.</summary>
    public required string Stage { get; init; }

    /// <summary>Identifies its command on this config and the stages before it.</summary>
    public required UInt128 Key { get; init; }

    /// <summary>How it ended; only a completed one need not run again.</summary>
    public required AttemptStatus Status { get; init; }

    /// <summary>The exit code of its program; null where it did not end by itself or was never started.</summary>
    public int? ExitCode { get; init; }

    /// <summary>When it started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How long it ran.</summary>
    public required TimeSpan Duration { get; init; }
}
