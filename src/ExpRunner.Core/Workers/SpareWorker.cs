using ExpRunner.Execution;

namespace ExpRunner.Workers;

/// <summary>The worker a slot will use next: started when it is needed, or ahead of that, so that its start costs no time.</summary>
internal sealed class SpareWorker(WorkerStart start, AttemptLimits limits, TimeProvider time, Action<string> warn) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stop = new();
    private Task<WorkerSession>? _starting;

    /// <summary>Starts it, unless that was done.</summary>
    public void Prepare() => _ = Started();

    /// <summary>Takes it, with the wait for its greeting; the next one is not started by that.</summary>
    /// <exception cref="ExecutorException">None can be started.</exception>
    public async Task<WorkerSession> TakeAsync(CancellationToken cancel)
    {
        while (true)
        {
            var session = await Started().WaitAsync(cancel).ConfigureAwait(false);
            lock (_gate)
            {
                _starting = null;
            }
            if (!session.IsClosed)
            {
                return session;
            }
            await session.EndAsync(owner: null).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        try
        {
            if (_starting is { } starting)
            {
                await (await starting.ConfigureAwait(false)).EndAsync(owner: null).ConfigureAwait(false);
            }
        }
        catch (Exception fault) when (fault is ExecutorException or OperationCanceledException)
        {
            // It was never there, and whoever needed it would have been told.
        }
    }

    private Task<WorkerSession> Started()
    {
        lock (_gate)
        {
            return _starting ??= Task.Run(() => start.RunAsync(limits, time, warn, _stop.Token), _stop.Token);
        }
    }
}
