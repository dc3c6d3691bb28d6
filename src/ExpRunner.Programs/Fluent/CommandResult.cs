using ExpRunner.Sweeps;

namespace ExpRunner;

/// <summary>What became of a command.</summary>
public sealed record CommandResult
{
    /// <summary>Completed with exit code 0; failed with another one, by a signal, or because it could not be started; timeout where it ran too long.</summary>
    public required AttemptStatus Status { get; init; }

    /// <summary>Its exit code, 128 + n where signal n ended it; null where it never ran or was ended for running too long.</summary>
    public int? ExitCode { get; init; }

    /// <summary>When it was started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How long it ran, with all that it had started where it was ended.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Why it did not complete; null: it did.</summary>
    public string? Error { get; init; }

    /// <summary>Whether it completed.</summary>
    public bool IsCompleted => Status == AttemptStatus.Completed;
}
