namespace ExpRunner.Execution;

/// <summary>How many attempts a slot gets at once: about ten milliseconds of work, by the length of those that have ended.</summary>
/// <param name="limit">The most that are worth handing over at once.</param>
internal sealed class BatchRule(int limit)
{
    private const double BatchSeconds = 0.01;

    /// <summary>How long attempts take, newer ones counting more; NaN as long as none has ended.</summary>
    public double MeanSeconds { get; private set; } = double.NaN;

    /// <summary>Whether attempts are so short that a batch holds several: running one again costs next to nothing.</summary>
    public bool AreShort => MeanSeconds < BatchSeconds / 2;

    /// <summary>How many.</summary>
    public int Size => double.IsNaN(MeanSeconds) ? 1 : (int)Math.Clamp(BatchSeconds / Math.Max(MeanSeconds, 1e-9), 1, limit);

    /// <summary>An attempt has ended.</summary>
    public void Ended(TimeSpan length)
        => MeanSeconds = double.IsNaN(MeanSeconds) ? length.TotalSeconds : (0.8 * MeanSeconds) + (0.2 * length.TotalSeconds);
}
