namespace ExpRunner.Serving;

/// <summary>What is new, as all who listen are told: the newest only, so that who is slow misses what was in between and keeps nothing waiting.</summary>
/// <param name="Number">How much news there was.</param>
/// <param name="Progress">How far sweeps are.</param>
/// <param name="Version">The version of the page's data.</param>
internal sealed record News(long Number, byte[] Progress, long Version)
{
    private readonly TaskCompletionSource<News> _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What comes after it.</summary>
    public Task<News> Next => _next.Task;

    /// <summary>Replaces it by something newer.</summary>
    public News Follow(byte[] progress, long version)
    {
        var news = new News(Number + 1, progress, version);
        _next.SetResult(news);
        return news;
    }
}
