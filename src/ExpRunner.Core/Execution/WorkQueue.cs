namespace ExpRunner.Execution;

/// <summary>What is still to be run: retries that are due, then new work in order. Not thread-safe: the scheduler holds its lock.</summary>
internal sealed class WorkQueue
{
    private static readonly TimeSpan LongWait = TimeSpan.FromDays(1);

    private readonly IWorkSource _work;
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly PriorityQueue<Repetition, TimeSpan> _retries = new();
    private readonly BatchRule _batches;
    private TaskCompletionSource? _changed;
    private Repetition? _next;
    private int _running;

    public WorkQueue(IWorkSource work, TimeProvider time, int batchLimit)
    {
        (_work, _time, _start, _batches) = (work, time, time.GetTimestamp(), new BatchRule(batchLimit));
        work.Woken = Wake;
    }

    /// <summary>Whether nothing waits, nothing runs and nothing new will come.</summary>
    public bool IsDrained => _next is null && _running == 0 && _work.IsExhausted && _retries.Count == 0;

    /// <summary>Completes when work came back or the end was reached.</summary>
    public Task Changed
    {
        get
        {
            var changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return (Interlocked.CompareExchange(ref _changed, changed, null) ?? changed).Task;
        }
    }

    /// <summary>Whether repetitions are so short that a batch holds several: running one again costs next to nothing.</summary>
    public bool AreShort => _batches.AreShort;

    /// <summary>How long until the next retry is due.</summary>
    public TimeSpan NextDue
    {
        get
        {
            if (!_retries.TryPeek(out _, out var due))
            {
                return LongWait;
            }
            var wait = due - Now;
            return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
        }
    }

    /// <summary>Adds the next batch; nothing when nothing is ready.</summary>
    public void Take(List<Repetition> batch)
    {
        if (_retries.TryPeek(out _, out var due) && due <= Now)
        {
            batch.Add(_retries.Dequeue());
        }
        else
        {
            TakeNew(batch);
        }
        _running += batch.Count;
    }

    /// <summary>A repetition ended; its length steers the size of batches.</summary>
    public void Finished(TimeSpan? duration)
    {
        _running--;
        if (duration is { } length)
        {
            _batches.Ended(length);
        }
        if (_running == 0)
        {
            Wake();
        }
    }

    /// <summary>Puts a repetition back to be tried again.</summary>
    public void Return(Repetition repetition, TimeSpan wait)
    {
        _retries.Enqueue(repetition, Now + wait);
        Wake();
    }

    /// <summary>Lets everybody who waits look again; from any thread, without the lock.</summary>
    public void Wake()
    {
        Interlocked.Exchange(ref _changed, null)?.TrySetResult();
    }

    /// <summary>By a clock that nobody sets: retries come in time also where the time of day jumps.</summary>
    private TimeSpan Now => _time.GetElapsedTime(_start);

    private void TakeNew(List<Repetition> batch)
    {
        for (var room = _batches.Size; room > 0 && Peek() is { } next; room--)
        {
            if (next.Alone && batch.Count > 0)
            {
                return;
            }
            batch.Add(next);
            _next = null;
            if (next.Alone)
            {
                return;
            }
        }
    }

    private Repetition? Peek()
    {
        if (_next is null && _work.TryTake(out var next))
        {
            _next = next;
        }
        return _next;
    }
}
