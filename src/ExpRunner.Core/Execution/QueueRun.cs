using ExpRunner.Results;
using ExpRunner.Sweeps;

namespace ExpRunner.Execution;

/// <summary>
/// Gives repetitions to an executor that goes on by itself, and puts on record what comes back. Nothing is on record of what has not ended: a process that
/// goes away leaves it to the executor, and the next one learns what became of it when it submits the same again.
/// </summary>
internal sealed class QueueRun(IQueueExecutor executor, IWorkSource work, ISweepRecorder recorder, SchedulerOptions options, Action<string> warn) : IWorkRun
{
    /// <summary>So many are there at most, running ones and those that workers have ready; little is held here for each.</summary>
    private const int MostOpen = 100_000;

    /// <summary>No more are submitted where so many wait that no worker has asked for: a moment's work of the quickest cluster.</summary>
    private const int EnoughWaiting = 8 * LongestPage;

    /// <summary>The most that is submitted at a time.</summary>
    public const int LongestPage = 2048;
    private readonly Dictionary<UInt128, Open> _open = [];
    private bool _isStopping;
    private bool _isKilling;
    private int _failures;
    private int _waiting;
    private int _submitted;

    /// <param name="Repetition">What was submitted.</param>
    /// <param name="First">The attempt it was submitted as.</param>
    /// <param name="Next">The number of the first attempt that is not on record.</param>
    private sealed record Open(Repetition Repetition, Attempt First, int Next);

    public bool GaveUp { get; private set; }

    public bool WasEnded { get; private set; }

    public bool WasCancelled { get; private set; }

    private bool IsDone => _open.Count == 0 && (work.IsExhausted || _isStopping);

    private bool HasRoom => options.Leaves || (_waiting < EnoughWaiting && _open.Count + LongestPage <= MostOpen);

    public async Task RunAsync(CancellationToken stop, CancellationToken kill)
    {
        using var farewell = new CancellationTokenSource();
        using var killing = kill.UnsafeRegister(_ => farewell.CancelAfter(options.Farewell), null);
        try
        {
            if (await RunAsync(stop, kill, farewell.Token).ConfigureAwait(false))
            {
                await executor.CloseAsync(farewell.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (farewell.IsCancellationRequested)
        {
            warn("The cluster did not answer any more, and the sweep may go on there. The same command goes on with it.");
        }
        catch (Exception fault) when (fault is not (ExecutorException or SweepException or EvictedException))
        {
            throw new SweepException($"The sweep stopped: {fault.Message}", fault);
        }
    }

    /// <summary>Whether the executor has nothing more to do for this sweep; else it was left to itself.</summary>
    private async Task<bool> RunAsync(CancellationToken stop, CancellationToken kill, CancellationToken farewell)
    {
        while (true)
        {
            await HeedAsync(stop, kill, farewell).ConfigureAwait(false);
            if (!work.IsExhausted && !_isStopping && HasRoom)
            {
                await UnlessAsync(stop, SubmitAsync).ConfigureAwait(false);
            }
            if (IsDone)
            {
                return true;
            }
            if (options.Leaves && !_isStopping && (work.IsExhausted || _submitted > 0))
            {
                if (work.IsExhausted)
                {
                    return false;
                }
                continue;
            }
            if (await UnlessAsync(_isKilling ? farewell : _isStopping ? kill : stop, TakeAsync).ConfigureAwait(false))
            {
                return true;
            }
        }
    }

    /// <summary>Passes on that the sweep is to stop, once for each way.</summary>
    private async Task HeedAsync(CancellationToken stop, CancellationToken kill, CancellationToken farewell)
    {
        if ((GaveUp || stop.IsCancellationRequested) && !_isStopping)
        {
            _isStopping = true;
            await UnlessAsync(kill, async cancel =>
            {
                await executor.CancelAsync(endsRunning: false, cancel).ConfigureAwait(false);
                return false;
            }).ConfigureAwait(false);
        }
        if (kill.IsCancellationRequested && !_isKilling)
        {
            _isKilling = true;
            await executor.CancelAsync(endsRunning: true, farewell).ConfigureAwait(false);
        }
    }

    /// <summary>Does it until that fires; false where it did.</summary>
    private static async Task<bool> UnlessAsync(CancellationToken cancel, Func<CancellationToken, Task<bool>> action)
    {
        try
        {
            return await action(cancel).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task<bool> SubmitAsync(CancellationToken cancel)
    {
        var page = new List<Attempt>(LongestPage);
        while (page.Count < LongestPage && work.TryTake(out var next))
        {
            page.Add(Begin(next));
        }
        _submitted = page.Count;
        if (page.Count > 0)
        {
            _waiting += page.Count;
            Record(await executor.SubmitAsync(page, cancel).ConfigureAwait(false));
        }
        else
        {
            // What was looked at may have been skipped.
            recorder.Commit();
        }
        return true;
    }

    private Attempt Begin(Repetition repetition)
    {
        repetition.Tries++;
        var attempt = recorder.Next(repetition);
        _open[attempt.Key] = new Open(repetition, attempt, attempt.Number);
        return attempt;
    }

    /// <summary>Whether nothing more will come.</summary>
    private async Task<bool> TakeAsync(CancellationToken cancel)
    {
        var news = await executor.TakeAsync(cancel).ConfigureAwait(false);
        _waiting = news.Waiting;
        Record(news.Outcomes);
        WasCancelled |= news.IsCancelled && !_isStopping;
        if ((WasCancelled || (news.IsOver && work.IsExhausted)) && !IsDone && !_isStopping)
        {
            (WasEnded, _isStopping) = (true, true);
            warn("The sweep was ended on the cluster by somebody else before it was done. The same command goes on with it.");
        }
        return news.IsOver && (work.IsExhausted || _isStopping);
    }

    private void Record(IReadOnlyList<QueueOutcome> outcomes)
    {
        foreach (var ended in outcomes)
        {
            if (_open.TryGetValue(ended.Key, out var open) && ended.Number >= open.Next)
            {
                Record(open, ended);
            }
        }
        recorder.Commit();
    }

    private void Record(Open open, QueueOutcome ended)
    {
        var attempt = ended.Number == open.First.Number ? open.First : open.First with { Number = ended.Number };
        recorder.Started(open.Repetition, attempt);
        foreach (var stage in ended.Stages)
        {
            recorder.StageEnded(open.Repetition, attempt, stage);
        }
        recorder.Ended(open.Repetition, attempt, ended.Outcome, ended.IsFinal ? null : options.Retries.WaitAfter(open.Repetition.Tries) ?? TimeSpan.Zero);
        if (!ended.IsFinal)
        {
            open.Repetition.Tries++;
            _open[ended.Key] = open with { Next = ended.Number + 1 };
            return;
        }
        _open.Remove(ended.Key);
        work.Ended(open.Repetition, ended.Outcome);
        if (ended.Outcome.Status is not (AttemptStatus.Completed or AttemptStatus.Cancelled) && ++_failures >= options.MaxFailures)
        {
            GaveUp = true;
        }
    }
}
