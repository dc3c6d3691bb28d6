using ExpRunner.Leases;

namespace ExpRunner.Execution;

/// <summary>When the scheduler tries again and when it gives up.</summary>
internal sealed record SchedulerOptions
{
    /// <summary>How often a repetition is tried.</summary>
    public RetryRules Retries { get; init; } = new();

    /// <summary>The number of repetitions that may fail for good before nothing new is started; null: any number.</summary>
    public int? MaxFailures { get; init; }
}
