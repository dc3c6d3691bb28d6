using ExpRunner.Execution;
using ExpRunner.Sweeps;

namespace ExpRunner.Workers;

/// <summary>One slot: a worker at a time, replaced when it dies or an attempt breaks a limit; where attempts are isolated, after each of them.</summary>
internal sealed class WorkerSlot(SpareWorker spare, bool isolates, TimeProvider time) : IAsyncDisposable
{
    /// <summary>Workers that die without an outcome before their attempt is blamed, begun or not.</summary>
    private const int BarrenDeaths = 3;
    private static readonly TimeSpan FarewellLimit = TimeSpan.FromSeconds(2);
    private WorkerSession? _session;
    private Task _leaving = Task.CompletedTask;
    private bool _isDisposed;

    /// <summary>The session that runs now; the watchdog looks at it.</summary>
    public WorkerSession? Session => Volatile.Read(ref _session);

    /// <summary>Starts a worker without waiting for it.</summary>
    public void Prepare() => spare.Prepare();

    /// <summary>Starts one, and waits until it is ready; it is taken by whoever runs something.</summary>
    public Task PreparedAsync(CancellationToken cancel) => spare.StartedAsync(cancel);

    /// <summary>Makes sure there is a live worker.</summary>
    public async ValueTask<WorkerSession> ReadyAsync(CancellationToken cancel)
    {
        if (_session is { IsClosed: false } ready)
        {
            return ready;
        }
        await RetireAsync(owner: null).ConfigureAwait(false);
        var session = await spare.TakeAsync(cancel).ConfigureAwait(false);
        Volatile.Write(ref _session, session);
        if (_isDisposed)
        {
            await DismissAsync().ConfigureAwait(false);
        }
        return session;
    }

    /// <summary>Runs attempts in order, on as many workers as it takes.</summary>
    public async Task RunAsync(IReadOnlyList<Attempt> attempts, IAttemptObserver observer, CancellationToken cancel)
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
            var run = new BatchRun(attempts, next, isolates || oneByOne ? 1 : attempts.Count - next, observer);
            await session.ProvideAsync(run).ConfigureAwait(false);
            session.Run(run);
            if (isolates)
            {
                spare.Prepare();
            }
            if (cancel.IsCancellationRequested)
            {
                session.Cancel();
            }
            var end = await run.End.ConfigureAwait(false);
            barren = run.Next == next ? barren + 1 : 0;
            next = run.Next;
            if (end == BatchEnd.Spent)
            {
                await RetireAsync(owner: null).ConfigureAwait(false);
            }
            else if (end == BatchEnd.Closed)
            {
                oneByOne |= !await SettleAsync(session, run, observer, barren >= BarrenDeaths).ConfigureAwait(false);
                next = run.Next;
            }
            else if (isolates)
            {
                await DismissAsync().ConfigureAwait(false);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _isDisposed = true;
        var ending = spare.DisposeAsync();
        await DismissAsync().ConfigureAwait(false);
        await _leaving.ConfigureAwait(false);
        await ending.ConfigureAwait(false);
    }

    /// <summary>Lets the worker end by itself, which the next one need not wait for; only so many can be on their way.</summary>
    private async Task DismissAsync()
    {
        await _leaving.ConfigureAwait(false);
        if (Interlocked.Exchange(ref _session, null) is { } session)
        {
            _leaving = LeaveAsync(session);
        }
    }

    private async Task LeaveAsync(WorkerSession session)
    {
        session.SayGoodbye();
        using var patience = new CancellationTokenSource();
        await Task.WhenAny(session.Worker.Ended, Task.Delay(FarewellLimit, time, patience.Token)).ConfigureAwait(false);
        await patience.CancelAsync().ConfigureAwait(false);
        await session.EndAsync(owner: null).ConfigureAwait(false);
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

    /// <summary>The worker died: its current attempt gets an outcome, unless something else may have been the cause.</summary>
    private async Task<bool> SettleAsync(WorkerSession session, BatchRun run, IAttemptObserver observer, bool isHopeless)
    {
        var elapsed = session.Elapsed;
        var end = await session.Worker.EndTreeAsync(TimeSpan.Zero).ConfigureAwait(false);
        if (session.Silence is not null || session.Worker.IsCutOff(end))
        {
            return await SettleCutOffAsync(session, run, observer, end).ConfigureAwait(false);
        }
        var isClear = isHopeless || run.Broken is not null || run.IsCancelled || run.IsBlamedFor(end);
        var owner = isClear && !run.IsComplete ? run.Current : null;
        var remains = await RetireAsync(owner).ConfigureAwait(false);
        end = remains.ExitCode is { } code ? new ProcessEnd(code) : end;
        if (owner is null)
        {
            return run.IsComplete;
        }
        var (status, error) = (run.Broken, run.IsCancelled || _isDisposed) switch
        {
            ({ } broken, _) => broken,
            (null, true) => (AttemptStatus.Cancelled, "the sweep was stopped, and the trial did not end when it was told to"),
            _ => DeathReport.Of(end, remains.Errors),
        };
        run.Next++;
        observer.Ended(owner, EndedOutcomes.Of(status, error, time, elapsed, session.Name, end.ExitCode));
        return true;
    }

    /// <summary>The worker was lost with its machine, or the way there, or fell silent: what may have begun is lost, and the rest was never run.</summary>
    private async Task<bool> SettleCutOffAsync(WorkerSession session, BatchRun run, IAttemptObserver observer, ProcessEnd end)
    {
        var why = session.Silence ?? "the connection was lost";
        var elapsed = session.Elapsed;
        await RetireAsync(owner: null).ConfigureAwait(false);
        if (!run.IsComplete && (run.IsStarted || run.IsSent || run.IsCancelled))
        {
            var owner = run.Current;
            run.Next++;
            observer.Ended(owner, run.IsCancelled || _isDisposed
                ? EndedOutcomes.Of(AttemptStatus.Cancelled, $"the sweep was stopped, and {why}", time, elapsed, session.Name)
                : EndedOutcomes.Of(AttemptStatus.Lost, $"It was lost with {session.Worker.Host}: {why}.", time, elapsed, session.Name) with { IsCutOff = true });
        }
        return session.Worker.IsCutOff(end) ? throw new CutOffException(why) : true;
    }

    private async Task<WorkerRemains> RetireAsync(Attempt? owner)
        => Interlocked.Exchange(ref _session, null) is { } session ? await session.EndAsync(owner).ConfigureAwait(false) : new WorkerRemains("");
}
