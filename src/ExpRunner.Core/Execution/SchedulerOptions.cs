namespace ExpRunner.Execution;

/// <summary>When the scheduler tries again and when it gives up.</summary>
internal sealed record SchedulerOptions
{
    /// <summary>The tries of one repetition, at least 1.</summary>
    public int MaxTries { get; init; } = 1;

    /// <summary>The number of repetitions that may fail for good before nothing new is started; null: any number.</summary>
    public int? MaxFailures { get; init; }

    /// <summary>The wait before the second try; it doubles for each further one.</summary>
    public TimeSpan Backoff { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait between two tries.</summary>
    public TimeSpan MaxBackoff { get; init; } = TimeSpan.FromMinutes(1);
}
