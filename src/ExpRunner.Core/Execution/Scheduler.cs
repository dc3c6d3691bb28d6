using ExpRunner.Sweeps;

namespace ExpRunner.Execution;

/// <summary>
/// Hands repetitions to slots: first in, first out, retries when they are due, in batches as long as about ten milliseconds of work,
/// until there is nothing left or it is told to stop.
/// </summary>
internal sealed class Scheduler
{
    private readonly IExecutor _executor;
    private readonly ISweepRecorder _recorder;
    private readonly SchedulerOptions _options;
    private readonly TimeProvider _time;
    private readonly WorkQueue _queue;
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _kill = new();
    private int _failures;
    private bool _stopping;
    private Exception? _fault;

    public Scheduler(IExecutor executor, IEnumerator<Repetition> work, ISweepRecorder recorder, SchedulerOptions options, TimeProvider time)
    {
        _executor = executor;
        _recorder = recorder;
        _options = options;
        _time = time;
        _queue = new WorkQueue(work, time, options.MaxFailures is null ? executor.BatchLimit : 1);
    }

    /// <summary>Whether it ended because too many repetitions failed.</summary>
    public bool GaveUp { get; private set; }

    /// <summary>Runs until nothing is left.</summary>
    /// <param name="stop">Starts nothing new; what runs may finish.</param>
    /// <param name="kill">Ends what runs.</param>
    public async Task RunAsync(CancellationToken stop, CancellationToken kill)
    {
        using var stopping = stop.UnsafeRegister(static scheduler => ((Scheduler)scheduler!).Stop(), this);
        using var killing = kill.UnsafeRegister(static scheduler => ((Scheduler)scheduler!).Kill(), this);
        await Task.WhenAll(_executor.Slots.Select(ServeAsync)).ConfigureAwait(false);
        if (_fault is { } fault)
        {
            throw fault is ExecutorException or SweepException ? fault : new SweepException($"The sweep stopped: {fault.Message}", fault);
        }
    }

    private async Task ServeAsync(Slot slot)
    {
        await Task.Yield();
        try
        {
            while (await NextBatchAsync().ConfigureAwait(false) is { Count: > 0 } batch)
            {
                await RunBatchAsync(slot, batch).ConfigureAwait(false);
            }
        }
        catch (Exception fault)
        {
            Fail(fault);
        }
    }

    /// <summary>Waits for work while other slots may still bring some back; an empty batch is the end.</summary>
    private async ValueTask<List<Repetition>> NextBatchAsync()
    {
        while (true)
        {
            Task changed;
            TimeSpan wait;
            lock (_gate)
            {
                if (_stopping)
                {
                    return [];
                }
                var batch = _queue.Take();
                if (batch.Count > 0 || _queue.IsDrained)
                {
                    return batch;
                }
                (changed, wait) = (_queue.Changed, _queue.NextDue);
            }
            await Task.WhenAny(changed, Task.Delay(wait, _time, _kill.Token)).ConfigureAwait(false);
        }
    }

    private async Task RunBatchAsync(Slot slot, List<Repetition> batch)
    {
        var running = new Queue<(Repetition Repetition, Attempt Attempt)>(batch.Count);
        lock (_gate)
        {
            foreach (var repetition in batch)
            {
                repetition.Tries++;
                running.Enqueue((repetition, _recorder.Started(repetition)));
            }
        }
        var attempts = running.Select(entry => entry.Attempt).ToArray();
        try
        {
            await _executor.RunAsync(slot, attempts, (attempt, outcome) => Ended(running, attempt, outcome), _kill.Token).ConfigureAwait(false);
        }
        finally
        {
            GiveBack(running);
        }
    }

    private void Ended(Queue<(Repetition Repetition, Attempt Attempt)> running, Attempt attempt, Outcome outcome)
    {
        try
        {
            lock (_gate)
            {
                var (repetition, expected) = running.Dequeue();
                if (!ReferenceEquals(expected, attempt))
                {
                    throw new InvalidOperationException($"The executor reported attempt {attempt.ExperimentId}/{attempt.RunId} out of order.");
                }
                Record(repetition, attempt, outcome);
            }
        }
        catch (Exception fault)
        {
            Fail(fault);
        }
    }

    private void Record(Repetition repetition, Attempt attempt, Outcome outcome)
    {
        var retry = RetryIn(repetition, outcome);
        _recorder.Ended(repetition, attempt, outcome, retry);
        _queue.Finished(outcome.Duration);
        if (retry is { } wait)
        {
            _queue.Return(repetition, wait);
        }
        else if (outcome.Status is not (AttemptStatus.Completed or AttemptStatus.Cancelled) && ++_failures >= _options.MaxFailures && !_stopping)
        {
            GaveUp = true;
            _stopping = true;
            _queue.Wake();
        }
    }

    private TimeSpan? RetryIn(Repetition repetition, Outcome outcome)
    {
        if (_stopping || outcome.Status is AttemptStatus.Completed or AttemptStatus.Cancelled || repetition.Tries >= _options.MaxTries)
        {
            return null;
        }
        var wait = _options.Backoff * Math.Pow(2, Math.Min(repetition.Tries - 1, 30));
        return wait < _options.MaxBackoff ? wait : _options.MaxBackoff;
    }

    /// <summary>What an executor did not start is recorded as cancelled, so that it does not look lost with its runner.</summary>
    private void GiveBack(Queue<(Repetition Repetition, Attempt Attempt)> running)
    {
        lock (_gate)
        {
            while (_fault is null && running.TryDequeue(out var entry))
            {
                var outcome = new Outcome
                {
                    Status = AttemptStatus.Cancelled,
                    Error = "It was given back before it started.",
                    StartedAt = _time.GetUtcNow(),
                    Duration = TimeSpan.Zero,
                };
                _recorder.Ended(entry.Repetition, entry.Attempt, outcome, retryIn: null);
                _queue.Finished(null);
            }
        }
    }

    private void Stop()
    {
        lock (_gate)
        {
            _stopping = true;
            _queue.Wake();
        }
    }

    private void Kill()
    {
        Stop();
        _kill.Cancel();
    }

    private void Fail(Exception fault)
    {
        lock (_gate)
        {
            _fault ??= fault;
        }
        Kill();
    }
}
