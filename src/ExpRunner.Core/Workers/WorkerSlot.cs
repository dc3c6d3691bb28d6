using ExpRunner.Execution;
using ExpRunner.Sweeps;

namespace ExpRunner.Workers;

/// <summary>One slot: a worker at a time, replaced when it dies or an attempt breaks a limit.</summary>
internal sealed class WorkerSlot(WorkerStart start, AttemptLimits limits, TimeProvider time, Action<string> warn) : IAsyncDisposable
{
    /// <summary>Workers that die without an outcome before their attempt is blamed, begun or not.</summary>
    private const int BarrenDeaths = 3;
    private static readonly TimeSpan FarewellLimit = TimeSpan.FromSeconds(2);
    private WorkerSession? _session;
    private bool _isDisposed;

    /// <summary>The session that runs now; the watchdog looks at it.</summary>
    public WorkerSession? Session => Volatile.Read(ref _session);

    /// <summary>Makes sure there is a live worker.</summary>
    public async ValueTask<WorkerSession> ReadyAsync(CancellationToken cancel)
    {
        if (_session is { IsClosed: false } ready)
        {
            return ready;
        }
        await RetireAsync(owner: null).ConfigureAwait(false);
        var session = await start.RunAsync(limits, time, warn, cancel).ConfigureAwait(false);
        Volatile.Write(ref _session, session);
        return session;
    }

    /// <summary>Runs attempts in order, on as many workers as it takes.</summary>
    public async Task RunAsync(IReadOnlyList<Attempt> attempts, Action<Attempt, Outcome> ended, CancellationToken cancel)
    {
        using var registration = cancel.UnsafeRegister(static slot => ((WorkerSlot)slot!).Session?.Cancel(), this);
        var (oneByOne, barren) = (false, 0);
        for (var next = 0; next < attempts.Count && !cancel.IsCancellationRequested && !_isDisposed;)
        {
            var session = await ReadyOrCancelledAsync(cancel).ConfigureAwait(false);
            if (session is null)
            {
                return;
            }
            var run = new BatchRun(attempts, next, oneByOne ? 1 : attempts.Count - next, ended);
            session.Run(run);
            if (cancel.IsCancellationRequested)
            {
                session.Cancel();
            }
            var end = await run.End.ConfigureAwait(false);
            barren = run.Next == next ? barren + 1 : 0;
            next = run.Next;
            if (end == BatchEnd.Expired)
            {
                await RetireAsync(owner: null).ConfigureAwait(false);
            }
            else if (end == BatchEnd.Closed)
            {
                oneByOne |= !await SettleAsync(session, run, ended, barren >= BarrenDeaths).ConfigureAwait(false);
                next = run.Next;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _isDisposed = true;
        if (_session is { } session)
        {
            session.SayGoodbye();
            await Task.WhenAny(session.Worker.Ended, Task.Delay(FarewellLimit, time)).ConfigureAwait(false);
            await RetireAsync(owner: null).ConfigureAwait(false);
        }
    }

    private async ValueTask<WorkerSession?> ReadyOrCancelledAsync(CancellationToken cancel)
    {
        try
        {
            return await ReadyAsync(cancel).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>The worker died: its current attempt gets an outcome, unless another one of the batch may have been the cause.</summary>
    private async Task<bool> SettleAsync(WorkerSession session, BatchRun run, Action<Attempt, Outcome> ended, bool isHopeless)
    {
        var elapsed = session.Elapsed;
        var isClear = run.IsBlameClear || run.Expired is not null || run.IsCancelled || isHopeless;
        var (end, errors) = await RetireAsync(isClear && !run.IsComplete ? run.Current : null).ConfigureAwait(false);
        if (run.IsComplete || !isClear)
        {
            return run.IsComplete;
        }
        var (status, error) = (run.Expired, run.IsCancelled || _isDisposed) switch
        {
            ({ } why, _) => (AttemptStatus.Timeout, why),
            (null, true) => (AttemptStatus.Cancelled, "the sweep was stopped, and the trial did not end when it was told to"),
            _ => DeathReport.Of(end, errors),
        };
        var attempt = run.Current;
        run.Next++;
        ended(attempt, EndedOutcomes.Of(status, error, time, elapsed, session.Name, end.ExitCode));
        return true;
    }

    /// <summary>Ends the worker and all it started, and sees to what it left behind.</summary>
    private async Task<(ProcessEnd End, string Errors)> RetireAsync(Attempt? owner)
    {
        if (Interlocked.Exchange(ref _session, null) is not { } session)
        {
            return default;
        }
        var end = await session.Worker.EndTreeAsync(TimeSpan.Zero).ConfigureAwait(false);
        session.Close();
        return (end, session.Worker.Clear(owner));
    }
}
