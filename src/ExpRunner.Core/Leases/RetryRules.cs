namespace ExpRunner.Leases;

/// <summary>How often a repetition is tried, and how long the next try waits.</summary>
internal sealed record RetryRules
{
    /// <summary>The tries of one repetition, at least 1.</summary>
    public int MaxTries { get; init; } = 1;

    /// <summary>The wait before the second try; it doubles for each further one.</summary>
    public TimeSpan Backoff { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait between two tries.</summary>
    public TimeSpan MaxBackoff { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>When a repetition is tried again that has failed so often; null: never.</summary>
    /// <param name="tries">The tries it has had, at least 1.</param>
    public TimeSpan? WaitAfter(int tries)
    {
        if (tries >= MaxTries)
        {
            return null;
        }
        var wait = Backoff * Math.Pow(2, Math.Min(tries - 1, 30));
        return wait < MaxBackoff ? wait : MaxBackoff;
    }
}
