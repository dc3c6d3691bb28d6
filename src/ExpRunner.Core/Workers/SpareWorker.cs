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
    /// <exception cref="CutOffException">The way to the machine was lost.</exception>
    public async Task<WorkerSession> TakeAsync(CancellationToken cancel)
    {
        while (true)
        {
            var (starting, session) = await StartedAsync(cancel).ConfigureAwait(false);
            Forget(starting);
            if (!session.IsClosed)
            {
                return session;
            }
            await session.EndAsync(owner: null).ConfigureAwait(false);
        }
    }

    /// <summary>Starts it, and waits until it is ready to be taken.</summary>
    /// <exception cref="ExecutorException">None can be started.</exception>
    /// <exception cref="CutOffException">The way to the machine was lost.</exception>
    public async Task<(Task<WorkerSession> Starting, WorkerSession Session)> StartedAsync(CancellationToken cancel)
    {
        var starting = Started();
        try
        {
            return (starting, await starting.WaitAsync(cancel).ConfigureAwait(false));
        }
        catch (Exception)
        {
            Forget(starting);
            throw;
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
        catch (Exception fault) when (fault is ExecutorException or CutOffException or OperationCanceledException)
        {
            // It was never there, and whoever needed it would have been told.
        }
    }

    /// <summary>The next one is another, also where this one could not be started.</summary>
    private void Forget(Task<WorkerSession> starting)
    {
        lock (_gate)
        {
            _starting = starting.IsCompleted && _starting == starting ? null : _starting;
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
