using System.Diagnostics;

namespace ExpRunner.TestKit;

/// <summary>Waits for what must come true: polls, and fails with a sentence.</summary>
public static class Eventually
{
    private static readonly TimeSpan DefaultLimit = TimeSpan.FromSeconds(30);

    /// <summary>Waits until the condition holds.</summary>
    /// <param name="condition">What must come true.</param>
    /// <param name="what">The same as a sentence, for the failure.</param>
    /// <param name="limit">How long that may take; 30 seconds if left out.</param>
    public static Task HoldsAsync(Func<bool> condition, string what, TimeSpan? limit = null) => HoldsAsync(() => Task.FromResult(condition()), what, limit);

    /// <inheritdoc cref="HoldsAsync(Func{bool}, string, TimeSpan?)"/>
    public static async Task HoldsAsync(Func<Task<bool>> condition, string what, TimeSpan? limit = null)
    {
        for (var clock = Stopwatch.StartNew(); !await condition().ConfigureAwait(false);)
        {
            Assert.True(clock.Elapsed < (limit ?? DefaultLimit), $"This did not come true within {limit ?? DefaultLimit}: {what}");
            await Task.Delay(10).ConfigureAwait(false);
        }
    }
}
