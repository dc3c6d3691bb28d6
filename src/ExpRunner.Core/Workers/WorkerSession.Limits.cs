using ExpRunner.Execution;
using ExpRunner.Sweeps;

namespace ExpRunner.Workers;

internal sealed partial class WorkerSession
{
    private long _startedAt;
    private long _activeAt;
    private long _endBy = long.MaxValue;

    /// <summary>When the current attempt began, as well as this side knows.</summary>
    public TimeSpan Elapsed => _time.GetElapsedTime(Volatile.Read(ref _startedAt));

    /// <summary>Looks at the limits of the attempt that runs; called now and then.</summary>
    public void Check()
    {
        if (WentSilent() || TookTooMuch())
        {
            _ = _worker.EndTreeAsync(TimeSpan.Zero);
            return;
        }
        BatchRun? told = null;
        var isOverdue = false;
        lock (_gate)
        {
            var now = _time.GetTimestamp();
            isOverdue = now >= _endBy;
            if (isOverdue)
            {
                _endBy = long.MaxValue;
            }
            else if (_run is { Broken: null, IsCancelled: false, IsDelivering: false } run && BrokenLimit(now) is { } broken)
            {
                run.Broken = (AttemptStatus.Timeout, broken);
                told = run;
                _endBy = now + Ticks(_limits.Grace);
            }
        }
        if (told is not null)
        {
            Tell(told.Sequence, told.Sequence);
        }
        if (isOverdue)
        {
            _ = _worker.EndTreeAsync(Patience);
        }
    }

    /// <summary>Looks at the memory that the attempt's processes have: too much of it ends them at once, before the machine is short of it.</summary>
    private bool TookTooMuch()
    {
        if (_limits.Memory is not { } most || Volatile.Read(ref _run) is not { } run || Math.Max(_worker.MemoryInUse, Volatile.Read(ref _farMemory)) is var used && used <= most)
        {
            return false;
        }
        lock (_gate)
        {
            if (_run != run || run.Broken is { Status: AttemptStatus.OutOfMemory })
            {
                return false;
            }
            run.Broken = (AttemptStatus.OutOfMemory, _limits.UsedTooMuch(used, run.Sequence == 0));
            return true;
        }
    }

    /// <summary>Ends the running attempt and gives back the rest.</summary>
    public void Cancel()
    {
        BatchRun? run;
        lock (_gate)
        {
            run = _run;
            if (run is null || run.IsCancelled)
            {
                return;
            }
            run.IsCancelled = true;
            _endBy = Math.Min(_endBy, _time.GetTimestamp() + Ticks(_limits.Grace));
        }
        Tell(run.FirstSequence, run.LastSequence);
    }

    void IWorkerEvents.OnStarted(int sequence, TimeSpan elapsed)
    {
        lock (_gate)
        {
            if (_run is { } run && run.Sequence == sequence)
            {
                run.IsStarted = true;
                _startedAt = _time.GetTimestamp() - Ticks(elapsed);
            }
        }
    }

    void IWorkerEvents.OnActive(int sequence)
    {
        lock (_gate)
        {
            _activeAt = _time.GetTimestamp();
        }
    }

    /// <summary>How long a tree that is ended by force gets between the request and the kill.</summary>
    private static TimeSpan Patience => TimeSpan.FromMilliseconds(500);

    /// <summary>The next attempt begins about now.</summary>
    private void Restart()
    {
        _startedAt = _activeAt = _time.GetTimestamp();
        _endBy = _run is { IsCancelled: true } ? _endBy : long.MaxValue;
    }

    private string? BrokenLimit(long now)
    {
        if (_limits.Timeout is { } timeout && _time.GetElapsedTime(_startedAt, now) >= timeout)
        {
            return _limits.RanTooLong;
        }
        return _limits.IdleTimeout is { } idle && _time.GetElapsedTime(Math.Max(_activeAt, _startedAt), now) >= idle ? _limits.WasIdle : null;
    }

    /// <summary>
    /// What an outcome means here: an attempt that ended because it was told to is a timeout or a cancellation.
    /// A worker is spent when a limit was broken in it: it may be stuck, or full of what the attempt left.
    /// </summary>
    private static Outcome Judge(BatchRun run, bool wasTold, Outcome outcome, out bool isSpent)
    {
        var broken = run.Broken;
        isSpent = outcome.Status == AttemptStatus.OutOfMemory || broken?.Status == AttemptStatus.OutOfMemory || (broken is not null && wasTold);
        if (broken is { Status: AttemptStatus.Timeout } && wasTold)
        {
            return EndedOutcomes.Timeout(broken.Value.Why, outcome);
        }
        run.Broken = null;
        return run.IsCancelled && wasTold ? EndedOutcomes.Cancelled(outcome) : outcome;
    }

    /// <summary>Tells the worker to end attempts; elsewhere, as a stuck worker must not hold up whoever counts the seconds.</summary>
    private void Tell(int first, int last) => ThreadPool.UnsafeQueueUserWorkItem(
        static told => told.Session.TrySend(told, static (writer, told) =>
        {
            writer.Begin(FrameKind.Cancel);
            writer.Int32(told.First);
            writer.Int32(told.Last);
            writer.End();
        }),
        (Session: this, First: first, Last: last),
        preferLocal: false);

    private long Ticks(TimeSpan time) => (long)(time.TotalSeconds * _time.TimestampFrequency);
}
