namespace ExpRunner.Serving;

/// <summary>Looks each second as long as somebody listens, and tells what has changed.</summary>
internal sealed class Newsroom(Sweeps sweeps, PageData data)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim _arrived = new(0);
    private int _listeners;

    /// <summary>The newest.</summary>
    public News Now { get; private set; } = new(0, "[]"u8.ToArray(), 0);

    /// <summary>Somebody listens, until that is disposed.</summary>
    public IDisposable Listen()
    {
        Interlocked.Increment(ref _listeners);
        _arrived.Release();
        return new Listener(this);
    }

    /// <summary>Goes on until it is told to stop.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            using var timer = new PeriodicTimer(Every);
            while (true)
            {
                while (Volatile.Read(ref _listeners) == 0)
                {
                    await _arrived.WaitAsync(stop);
                }
                await LookAsync(stop);
                await timer.WaitForNextTickAsync(stop);
            }
        }
        catch (OperationCanceledException)
        {
            // The server ends.
        }
    }

    private async Task LookAsync(CancellationToken stop)
    {
        await Task.Run(sweeps.Look, stop);
        var version = data.Version;
        if (version > 0)
        {
            await data.GetAsync(stop);
        }
        var progress = sweeps.Progress(data.Experiments);
        if (Now.Version != data.Version || !progress.AsSpan().SequenceEqual(Now.Progress))
        {
            Now = Now.Follow(progress, data.Version);
        }
    }

    private sealed class Listener(Newsroom room) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref room._listeners);
    }
}
