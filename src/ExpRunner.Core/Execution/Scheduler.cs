using ExpRunner.Results;
using ExpRunner.Sweeps;

namespace ExpRunner.Execution;

/// <summary>
/// Hands repetitions to slots: first in, first out, retries when they are due, in batches as long as about ten milliseconds of work,
/// until there is nothing left or it is told to stop.
/// </summary>
internal sealed class Scheduler : IWorkRun
{
    private readonly IExecutor _executor;
    private readonly ISweepRecorder _recorder;
    private readonly SchedulerOptions _options;
    private readonly TimeProvider _time;
    private readonly WorkQueue _queue;
    private readonly IWorkSource _work;
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _kill = new();

    /// <summary>Nothing new starts: nobody waits for a slot any more.</summary>
    private readonly CancellationTokenSource _over = new();
    private readonly Lock _dropping = new();
    private CancellationTokenSource _attempts = new();
    private int _failures;
    private volatile bool _stopping;
    private Exception? _fault;

    public Scheduler(IExecutor executor, IWorkSource work, ISweepRecorder recorder, SchedulerOptions options, TimeProvider time)
    {
        _executor = executor;
        _recorder = recorder;
        _options = options;
        _time = time;
        _work = work;
        _queue = new WorkQueue(work, time, options.MaxFailures is null ? executor.BatchLimit : 1);
    }

    /// <summary>Whether it ended because too many repetitions failed.</summary>
    public bool GaveUp { get; private set; }

    /// <summary>Nobody else has a hand in it.</summary>
    public bool WasEnded => false;

    public bool WasCancelled => false;

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
            throw fault is ExecutorException or SweepException or EvictedException ? fault : new SweepException($"The sweep stopped: {fault.Message}", fault);
        }
    }

    /// <summary>Ends what runs; what waits goes on.</summary>
    public void Drop()
    {
        CancellationTokenSource running;
        lock (_dropping)
        {
            if (_kill.IsCancellationRequested)
            {
                return;
            }
            (running, _attempts) = (_attempts, new());
        }
        running.Cancel();
    }

    private async Task ServeAsync(Slot slot)
    {
        await Task.Yield();
        try
        {
            var batch = new Batch<Repetition>();
            var observer = new AttemptObserver((attempt, outcome) => Ended(batch, attempt, outcome), (attempt, stage) => StageEnded(batch, attempt, stage));
            while (await IsReadyAsync(slot).ConfigureAwait(false))
            {
                if (!await StartBatchAsync(batch).ConfigureAwait(false))
                {
                    await _over.CancelAsync().ConfigureAwait(false);
                    return;
                }
                await RunBatchAsync(slot, batch, observer).ConfigureAwait(false);
            }
        }
        catch (Exception fault)
        {
            Fail(fault);
        }
    }

    private async ValueTask<bool> IsReadyAsync(Slot slot)
    {
        try
        {
            return await _executor.ReadyAsync(slot, _over.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_over.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Fills the batch and records its start; waits for work while other slots may still bring some back. False: this is the end.</summary>
    private async ValueTask<bool> StartBatchAsync(Batch<Repetition> batch)
    {
        while (true)
        {
            Task changed;
            TimeSpan wait;
            lock (_gate)
            {
                batch.Clear();
                if (!_stopping)
                {
                    _queue.Take(batch.Work);
                }
                Start(batch);
                if (batch.Attempts.Count > 0 || _stopping || _queue.IsDrained)
                {
                    return batch.Attempts.Count > 0;
                }
                (changed, wait) = (_queue.Changed, _queue.NextDue);
            }
            if (_stopping)
            {
                continue;
            }
            await Task.WhenAny(changed, Task.Delay(wait, _time, _kill.Token)).ConfigureAwait(false);
        }
    }

    private void Start(Batch<Repetition> batch)
    {
        foreach (var repetition in batch.Work)
        {
            repetition.Tries++;
            var attempt = _recorder.Next(repetition);
            _recorder.Started(repetition, attempt);
            batch.Add(attempt);
        }
        _recorder.Commit();
    }

    private async Task RunBatchAsync(Slot slot, Batch<Repetition> batch, AttemptObserver observer)
    {
        lock (_dropping)
        {
            batch.Cancel = _attempts.Token;
        }
        try
        {
            await _executor.RunAsync(slot, batch.Attempts, observer, batch.Cancel).ConfigureAwait(false);
        }
        finally
        {
            GiveBack(batch);
        }
    }

    private void StageEnded(Batch<Repetition> batch, Attempt attempt, StageOutcome stage)
    {
        try
        {
            lock (_gate)
            {
                _recorder.StageEnded(batch.Running(attempt), attempt, stage);
            }
        }
        catch (Exception fault)
        {
            Fail(fault);
        }
    }

    private void Ended(Batch<Repetition> batch, Attempt attempt, Outcome outcome)
    {
        try
        {
            lock (_gate)
            {
                Record(batch.End(attempt), attempt, IsDropped(batch) ? EndedOutcomes.Dropped(outcome) : outcome);
                if (!GoesWithNext(batch, outcome))
                {
                    _recorder.Commit();
                }
            }
        }
        catch (Exception fault)
        {
            Fail(fault);
        }
    }

    /// <summary>
    /// Whether the outcome is committed with the start of the slot's next batch, which comes at once: one write instead of two. Only for short repetitions,
    /// so that a runner that dies in between has next to nothing to do again.
    /// </summary>
    private bool GoesWithNext(Batch<Repetition> batch, Outcome outcome)
        => batch.HasEnded && outcome.Status == AttemptStatus.Completed && _queue.AreShort && !_stopping;

    private void Record(Repetition repetition, Attempt attempt, Outcome outcome)
    {
        var retry = outcome.IsCutOff ? Elsewhere(repetition) : RetryIn(repetition, outcome);
        _recorder.Ended(repetition, attempt, outcome, retry);
        _queue.Finished(outcome.Duration);
        if (retry is { } wait)
        {
            _queue.Return(repetition, wait);
        }
        else
        {
            _work.Ended(repetition, outcome);
            CountFailure(outcome);
        }
    }

    private void CountFailure(Outcome outcome)
    {
        if (outcome.Status is not (AttemptStatus.Completed or AttemptStatus.Cancelled) && ++_failures >= _options.MaxFailures && !_stopping)
        {
            GaveUp = true;
            _stopping = true;
            _queue.Wake();
        }
    }

    private TimeSpan? RetryIn(Repetition repetition, Outcome outcome)
        => _stopping || outcome.Status is AttemptStatus.Completed or AttemptStatus.Cancelled ? null : _options.Retries.WaitAfter(repetition.Tries);

    private TimeSpan? Elsewhere(Repetition repetition)
    {
        if (_stopping || ++repetition.Losses >= _options.MostLosses)
        {
            return null;
        }
        repetition.Tries--;
        return TimeSpan.Zero;
    }

    /// <summary>Whether what runs of it is to end while the sweep goes on.</summary>
    private bool IsDropped(Batch<Repetition> batch) => batch.Cancel.IsCancellationRequested && !_kill.IsCancellationRequested;

    /// <summary>What an executor did not start is recorded as cancelled, so that it does not look lost with its runner; where the sweep goes on, it comes again.</summary>
    private void GiveBack(Batch<Repetition> batch)
    {
        lock (_gate)
        {
            if (batch.HasEnded || _fault is not null)
            {
                return;
            }
            while (batch.TryGiveBack(out var repetition, out var attempt))
            {
                TimeSpan? again = _stopping ? null : TimeSpan.Zero;
                var outcome = EndedOutcomes.GivenBack(_time);
                _recorder.Ended(repetition, attempt, outcome, again);
                if (again is { } wait)
                {
                    repetition.Tries--;
                    _queue.Return(repetition, wait);
                }
                else
                {
                    _work.Ended(repetition, outcome);
                }
                _queue.Finished(null);
            }
            _recorder.Commit();
        }
    }

    /// <summary>Takes no lock: who shows outcomes may call it while the scheduler waits for them to be shown.</summary>
    private void Stop()
    {
        _stopping = true;
        _ = _over.CancelAsync();
        _queue.Wake();
    }

    private void Kill()
    {
        Stop();
        _kill.Cancel();
        CancellationTokenSource running;
        lock (_dropping)
        {
            running = _attempts;
        }
        running.Cancel();
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
