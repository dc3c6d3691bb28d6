using ExpRunner.Execution;
using ExpRunner.Sweeps;

namespace ExpRunner.Cluster.Submitting;

/// <summary>A cluster as an executor: one sweep on it, opened by whoever comes first and joined by whoever comes back.</summary>
/// <param name="cluster">The way to its heads.</param>
/// <param name="id">The sweep: equal for those who go on with it.</param>
/// <param name="terms">What it is.</param>
/// <param name="warn">Takes what a person should know.</param>
/// <param name="time">The clock.</param>
internal sealed class ClusterExecutor(ICluster cluster, string id, SweepTerms terms, Action<string> warn, TimeProvider time) : IQueueExecutor
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LonelyLimit = TimeSpan.FromSeconds(10);

    /// <summary>How long a head may keep a question for news; a call in flight does not learn that its head has died, so not for long.</summary>
    private static readonly TimeSpan LongestNews = TimeSpan.FromSeconds(2);

    /// <summary>The shortest time from one question to the next: what ends meanwhile comes with one answer.</summary>
    private static readonly TimeSpan AskGap = TimeSpan.FromMilliseconds(15);
    private readonly ICoordinator _sweep = cluster.Sweep(id);
    private readonly PatientCalls _calls = new(warn, time);
    private bool _hasSubmitted;
    private long _askedAt;
    private long _next;
    private long _aloneSince = -1;

    public async Task StartAsync(CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(StartLimit);
        try
        {
            _next = await _calls.AskAsync(() => _sweep.OpenAsync(terms), limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new ExecutorException($"The cluster did not answer within {StartLimit.TotalSeconds} s: {_calls.LastFault}");
        }
        catch (ClusterException fault)
        {
            throw new ExecutorException(fault.Message, fault);
        }
    }

    public async Task<IReadOnlyList<QueueOutcome>> SubmitAsync(IReadOnlyList<Attempt> attempts, CancellationToken cancel)
    {
        SubmittedAttempt[] submitted = [.. attempts.Select(static attempt => new SubmittedAttempt(attempt.Key, attempt.Number, AttemptBodies.Write(Placed(attempt), Path.GetFullPath(attempt.OutPath))))];
        _hasSubmitted = true;
        var ended = await _calls.AskAsync(() => _sweep.SubmitAsync(submitted), cancel).ConfigureAwait(false);
        return [.. ended.Select(Read)];
    }

    /// <summary>With the folders of the trials it needs as whoever runs it is to know them.</summary>
    private static Attempt Placed(Attempt attempt)
        => attempt.Needed.Count == 0 ? attempt : attempt with { Needed = [.. attempt.Needed.Select(static needed => needed with { OutPath = Path.GetFullPath(needed.OutPath) })] };

    public async Task<QueueNews> TakeAsync(CancellationToken cancel)
    {
        // Whoever still submits has no time to wait.
        var wait = _hasSubmitted ? TimeSpan.Zero : LongestNews;
        await GapAsync(cancel).ConfigureAwait(false);
        var page = await _calls.AskAsync(() => _sweep.ResultsAsync(_next, wait), cancel).ConfigureAwait(false);
        _hasSubmitted = false;
        var (counts, isOpen) = (page.Standing.Counts, page.Standing.IsOpen);
        WarnWhereAlone(page.Standing);
        if (page.Outcomes.Count == 0)
        {
            var isOver = !isOpen || (counts is { Waiting: 0, Leased: 0 } && _next >= page.Standing.Outcomes);
            return new QueueNews([], isOver) { Waiting = counts.Waiting, IsCancelled = page.Standing.IsCancelled };
        }
        _next = page.Next;
        return new QueueNews([.. page.Outcomes.Select(Read)], IsOver: false) { Waiting = counts.Waiting, IsCancelled = page.Standing.IsCancelled };
    }

    public Task CancelAsync(bool endsRunning, CancellationToken cancel) => _calls.AskAsync(() => _sweep.CancelAsync(endsRunning), cancel);

    public Task CloseAsync(CancellationToken cancel) => _calls.AskAsync(_sweep.CloseAsync, cancel);

    /// <summary>The way to the heads is whoever's made it.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task GapAsync(CancellationToken cancel)
    {
        var left = AskGap - time.GetElapsedTime(_askedAt);
        if (!_hasSubmitted && left > TimeSpan.Zero)
        {
            await Task.Delay(left, time, cancel).ConfigureAwait(false);
        }
        _askedAt = time.GetTimestamp();
    }

    /// <summary>A sweep that nobody works on is worth a word.</summary>
    private void WarnWhereAlone(SweepStanding standing)
    {
        if (standing.Workers.Count > 0 || standing.Counts.Waiting == 0)
        {
            _aloneSince = -1;
            return;
        }
        var now = time.GetTimestamp();
        if (_aloneSince == -1)
        {
            _aloneSince = now;
        }
        else if (_aloneSince >= 0 && time.GetElapsedTime(_aloneSince, now) > LonelyLimit)
        {
            _aloneSince = -2;
            warn($"{terms.Experiment}: no worker has come for {LonelyLimit.TotalSeconds} s; the sweep waits. Workers must run the same build, and have what an attempt needs.");
        }
    }

    private QueueOutcome Read(ClusterOutcome ended)
    {
        if (ended.Body.IsEmpty)
        {
            return new QueueOutcome(ended.Key, ended.Number, Vanished(ended.Status), ended.IsFinal);
        }
        var (outcome, stages) = AttemptBodies.ReadOutcome(ended.Body.Span);
        return new QueueOutcome(ended.Key, ended.Number, outcome, ended.IsFinal) { Stages = stages };
    }

    private Outcome Vanished(AttemptStatus status) => new()
    {
        Status = status,
        Error = status == AttemptStatus.Lost ? "the worker that ran it vanished" : null,
        StartedAt = time.GetUtcNow(),
        Duration = TimeSpan.Zero,
    };
}
