namespace ExpRunner.Nodes.Slurm;

/// <summary>
/// The tasks that a sweep has of Slurm: whoever needs one gets the next that runs, and array jobs are submitted for those that are missing, at first one for
/// all. Safe for several threads.
/// </summary>
internal sealed class SlurmJob(SlurmOptions options, Action<string?> note, TimeProvider time) : IAsyncDisposable
{
    /// <summary>Slurm may be away for so many looks in a row, as while its controller is started anew.</summary>
    private const int MostFaults = 20;
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(200);
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _end = new();
    private readonly SlurmQueue _queue = new(options);
    private readonly List<TaskCompletionSource<SlurmTask>> _waiting = [];
    private readonly HashSet<string> _seen = [];
    private readonly HashSet<string> _arrays = [];
    private Task _looking = Task.CompletedTask;
    private int _nodes;

    /// <summary>What is asked of Slurm.</summary>
    public SlurmOptions Options => options;

    /// <summary>What passes on beats to a task.</summary>
    public string BeatScript => _queue.BeatScript;

    /// <summary>A node uses it.</summary>
    public void Join() => Interlocked.Increment(ref _nodes);

    /// <summary>A node does not use it any more; after the last it ends.</summary>
    public async ValueTask LeaveAsync()
    {
        if (Interlocked.Decrement(ref _nodes) == 0)
        {
            await DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Waits for a task that runs, and that nobody else has; that may take as long as the queue of the cluster.</summary>
    /// <exception cref="NodeException">Slurm takes no job, or the task that was to come will never run.</exception>
    public async Task<SlurmTask> TakeAsync(CancellationToken cancel)
    {
        var place = new TaskCompletionSource<SlurmTask>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _waiting.Add(place);
            if (_looking.IsCompleted)
            {
                _looking = Task.Run(LookAsync, CancellationToken.None);
            }
        }
        await using var stop = cancel.Register(() => Forget(place, cancel)).ConfigureAwait(false);
        return await place.Task.ConfigureAwait(false);
    }

    /// <summary>Whether a task runs.</summary>
    /// <exception cref="NodeException">Slurm does not answer.</exception>
    public async Task<bool> IsRunningAsync(SlurmTask task, CancellationToken cancel)
    {
        var tasks = await _queue.ShowAsync([ArrayOf(task)], cancel).ConfigureAwait(false);
        return tasks.Any(other => other.Key == task.Key && other.IsRunning);
    }

    /// <summary>Ends a task that is not needed any more.</summary>
    /// <exception cref="NodeException">Slurm does not answer.</exception>
    public Task GiveBackAsync(SlurmTask task) => _queue.CancelAsync([task.Key]);

    /// <summary>Ends all.</summary>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await _looking.ConfigureAwait(false);
        try
        {
            await _queue.CancelAsync(_arrays).ConfigureAwait(false);
        }
        catch (NodeException)
        {
            // Each task gives itself back when it has heard nothing for long.
        }
    }

    private async Task LookAsync()
    {
        // Those that need one at the same time get them of one array.
        var wait = FirstWait;
        for (var faults = 0; await PauseAsync(wait).ConfigureAwait(false);)
        {
            try
            {
                await LookOnceAsync().ConfigureAwait(false);
                faults = 0;
            }
            catch (NodeException fault) when (++faults < MostFaults && fault.Message.StartsWith("squeue", StringComparison.Ordinal))
            {
                note($"Slurm does not answer; it is asked again: {fault.Message}");
            }
            catch (NodeException fault)
            {
                Refuse(fault, int.MaxValue);
            }
            wait = wait * 1.5 is var longer && longer < Longest ? longer : Longest;
        }
        note(null);
    }

    /// <summary>A task gives itself back where nobody comes for so long.</summary>
    private TimeSpan Longest => options.Silence / 3 is var third && third < TimeSpan.FromSeconds(10) ? third : TimeSpan.FromSeconds(10);

    /// <returns>False: nobody waits any more.</returns>
    private async Task<bool> PauseAsync(TimeSpan wait)
    {
        try
        {
            await Task.Delay(wait, time, _end.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Refuse(new NodeException("the sweep ends."), int.MaxValue);
        }
        lock (_gate)
        {
            // Under the lock: who comes next finds either us at work, or starts anew.
            return _waiting.Count > 0 || !EndLooking();
        }
    }

    private bool EndLooking()
    {
        _looking = Task.CompletedTask;
        return true;
    }

    private async Task LookOnceAsync()
    {
        var tasks = _arrays.Count > 0 ? await _queue.ShowAsync(_arrays, _end.Token).ConfigureAwait(false) : [];
        foreach (var task in tasks.Where(task => !_seen.Contains(task.Key) && !task.IsWaiting))
        {
            if (task.IsRunning ? Give(task) : Refuse(new NodeException($"its task {task.Key} ended before it was used: {task.State}."), 1))
            {
                _seen.Add(task.Key);
            }
        }
        // What has ended is not asked for again; what was submitted is shown at once.
        _arrays.RemoveWhere(array => !tasks.Any(task => ArrayOf(task) == array && (task.IsWaiting || task.IsRunning)));
        SlurmTask[] coming = [.. tasks.Where(task => task.IsWaiting)];
        await SubmitAsync(coming.Length).ConfigureAwait(false);
        note(Waiting(coming));
    }

    private async Task SubmitAsync(int coming)
    {
        int missing;
        lock (_gate)
        {
            missing = _waiting.Count - coming;
        }
        if (missing > 0)
        {
            _arrays.Add(await _queue.SubmitAsync(missing, CancellationToken.None).ConfigureAwait(false));
        }
    }

    private string? Waiting(SlurmTask[] coming) => coming.Length == 0
        ? null
        : $"{coming.Length} {(coming.Length == 1 ? "task waits" : "tasks wait")} in the queue of Slurm ({string.Join(", ", coming.Select(task => task.Reason).Distinct())}).";

    private bool Give(SlurmTask task)
    {
        var place = Next();
        return place is not null && (place.TrySetResult(task) || Give(task));
    }

    private bool Refuse(NodeException fault, int most)
    {
        for (; most > 0 && Next() is { } place; most--)
        {
            place.TrySetException(fault);
        }
        return true;
    }

    private TaskCompletionSource<SlurmTask>? Next()
    {
        lock (_gate)
        {
            var first = _waiting.FirstOrDefault();
            if (first is not null)
            {
                _waiting.RemoveAt(0);
            }
            return first;
        }
    }

    private void Forget(TaskCompletionSource<SlurmTask> place, CancellationToken cancel)
    {
        lock (_gate)
        {
            _waiting.Remove(place);
        }
        place.TrySetCanceled(cancel);
    }

    private static string ArrayOf(SlurmTask task) => task.Key.Split('_')[0];
}
