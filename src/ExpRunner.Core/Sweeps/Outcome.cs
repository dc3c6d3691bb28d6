using ExpRunner.Values;

namespace ExpRunner.Sweeps;

/// <summary>What became of an attempt.</summary>
public sealed record Outcome
{
    /// <summary>How it ended.</summary>
    public required AttemptStatus Status { get; init; }

    /// <summary>The scores in order, with <c>fit_time</c> in seconds last; an empty object unless completed.</summary>
    public Value Scores { get; init; } = Value.Object();

    /// <summary>Why it did not complete: one line for people, then details; null when completed.</summary>
    public string? Error { get; init; }

    /// <summary>When it started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How long it ran.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Who ran it: <c>host/pid</c> of the process.</summary>
    public string? Worker { get; init; }

    /// <summary>The process's exit code, where its end was the outcome.</summary>
    public int? ExitCode { get; init; }

    /// <summary>Whether it asked for <see cref="TrialContext.SharedRandom"/>.</summary>
    public bool SharedRandom { get; init; }

    /// <summary>Whether it was lost with the machine it ran on, or the way there, which says little about the attempt itself: it runs again elsewhere.</summary>
    internal bool IsCutOff { get; init; }
}
