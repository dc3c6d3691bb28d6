namespace ExpRunner.Cluster.Working;

/// <summary>Wakes one who waits for something to change; a change that comes before the wait ends it at once. Safe for several threads.</summary>
internal sealed class ChangeSignal(TimeProvider time)
{
    private readonly SemaphoreSlim _changes = new(0, 1);
    private readonly Lock _gate = new();

    /// <summary>Something has changed.</summary>
    public void Raise()
    {
        lock (_gate)
        {
            if (_changes.CurrentCount == 0)
            {
                _changes.Release();
            }
        }
    }

    /// <summary>Waits for the next change, or for so long.</summary>
    public async Task WaitAsync(TimeSpan most)
    {
        if (most <= TimeSpan.Zero)
        {
            return;
        }
        using var late = new CancellationTokenSource(most, time);
        await _changes.WaitAsync(late.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
