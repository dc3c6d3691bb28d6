using ExpRunner.Leases;

namespace ExpRunner.Execution;

/// <summary>When the scheduler tries again and when it gives up.</summary>
internal sealed record SchedulerOptions
{
    /// <summary>How often a repetition is tried.</summary>
    public RetryRules Retries { get; init; } = new();

    /// <summary>
    /// A repetition whose machine was lost each time it ran is given up after so many: it may be what ends them. What is lost less often runs again at once, and
    /// has had no try.
    /// </summary>
    public int MostLosses => Retries.MaxTries > 1 ? Retries.MaxTries : 3;

    /// <summary>Whether an executor that goes on by itself is left to itself as soon as it has everything.</summary>
    public bool Leaves { get; init; }

    /// <summary>How long it waits, once told to end at once, for what an executor that goes on by itself still has to say.</summary>
    public TimeSpan Farewell { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The number of repetitions that may fail for good before nothing new is started; null: any number.</summary>
    public int? MaxFailures { get; init; }
}
