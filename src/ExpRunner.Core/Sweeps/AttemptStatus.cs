namespace ExpRunner.Sweeps;

/// <summary>How an attempt, a repetition or a trial ended; <c>docs/results-format.md</c> has the names as they are written.</summary>
public enum AttemptStatus
{
    /// <summary>The chain ran to its end.</summary>
    Completed,
    /// <summary>An exception, an exit or a crash of the trial's own code.</summary>
    Failed,
    /// <summary>It ran longer than <c>--timeout</c>, or was silent longer than <c>--idle-timeout</c>.</summary>
    Timeout,
    /// <summary>It needed more memory than it may have.</summary>
    OutOfMemory,
    /// <summary>The sweep was stopped while it ran.</summary>
    Cancelled,
    /// <summary>Its worker vanished.</summary>
    Lost,
    /// <summary>It was never started, for a reason that is recorded.</summary>
    Skipped,
}
