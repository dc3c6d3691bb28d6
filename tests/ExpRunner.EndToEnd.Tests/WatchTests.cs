namespace ExpRunner.EndToEnd.Tests;

/// <summary>A worker's own thread and its watch read from the same input.</summary>
public sealed class WatchTests : IDisposable
{
    private readonly SweepFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>The next attempt arrived while the watch had seen input, the worker's own thread took it, and the watch waited for more with the lock held; or the watch took it just before the worker's own thread waited for more.</summary>
    [Theory]
    [InlineData(75)]
    [InlineData(100)]
    [InlineData(125)]
    public void A_worker_does_not_hang_when_both_see_the_next_attempt(int milliseconds)
    {
        var finished = _folder.Run("-e", "Slow", "--set", $"Milliseconds={milliseconds}", "-j", "4", "--repetitions", "2", "--timeout", "5s", "--grace", "100ms", "--fail-fast");

        Assert.True(finished.ExitCode == 0, finished.All);
    }
}
