using ExpRunner.Leases;

namespace ExpRunner.Cluster.Coordinating;

/// <summary>
/// Keeps one sweep: who submits may leave and come back, workers come and go, and so may this object, for all that it has answered is on record first.
/// Knows no transport and no storage; may be called by several threads.
/// </summary>
internal sealed partial class SweepCoordinator : ICoordinator, IPageWatcher
{
    private const int MostOutcomes = 4096;
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _submitting = new(1);
    private readonly ISweepRecords _records;
    private readonly TimeProvider _time;
    private readonly SweepState _state;
    private readonly SweepKeeper _keeper;
    private readonly SweepLog _log;

    /// <summary>For each page that is closed and not on record, how many outcomes there were.</summary>
    private readonly Queue<long> _outcomesAtCuts = [];

    private SweepCoordinator(ISweepRecords records, TimeProvider time, int mostPages)
    {
        (_records, _time) = (records, time);
        _state = new SweepState(records, time);
        _keeper = new SweepKeeper(records, _gate, _state, mostPages);
        _log = new SweepLog(records, _gate, this);
    }

    /// <summary>What the sweep is; null: it is not open.</summary>
    public SweepTerms? Terms
    {
        get
        {
            lock (_gate)
            {
                return _state.IsClosed ? null : _state.Terms;
            }
        }
    }

    /// <summary>Whether the sweep was closed and nothing is left of it: whoever holds this makes another. One that is being closed must be left to do that.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Whether there is anything to hand out.</summary>
    public bool HasWork
    {
        get
        {
            lock (_gate)
            {
                return Terms is not null && _state.Board is { IsStopped: false, Counts.Waiting: > 0 };
            }
        }
    }

    /// <summary>Makes the coordinator of a sweep from what is on record of it.</summary>
    /// <param name="records">The records.</param>
    /// <param name="time">The clock.</param>
    /// <param name="mostPages">The longest that the log becomes before it is made short.</param>
    public static async Task<SweepCoordinator> LoadAsync(ISweepRecords records, TimeProvider time, int mostPages = 1024)
    {
        var coordinator = new SweepCoordinator(records, time, mostPages);
        coordinator._log.Page = await coordinator._keeper.LoadAsync().ConfigureAwait(false);
        if (!coordinator._keeper.IsClosed)
        {
            return coordinator;
        }
        await coordinator._keeper.CloseAsync(coordinator._log.Page).ConfigureAwait(false);
        return new SweepCoordinator(records, time, mostPages);
    }

    public async Task<long> OpenAsync(SweepTerms terms)
    {
        await _submitting.WaitAsync().ConfigureAwait(false);
        try
        {
            if (Terms is null)
            {
                ThrowIfClosed();
                await _keeper.BeginAsync().ConfigureAwait(false);
                await KeepAsync(() =>
                {
                    // Later than all leases of a sweep of that id that was closed before: nobody gives a million a second.
                    var fencesAfter = _time.GetUtcNow().UtcTicks / TimeSpan.TicksPerMicrosecond;
                    _state.Open(terms, fencesAfter);
                    Entries.Opened(_log.Writer, terms, fencesAfter);
                }).ConfigureAwait(false);
            }
            lock (_gate)
            {
                return _state.Outcomes.Told;
            }
        }
        finally
        {
            _submitting.Release();
        }
    }

    public async Task<IReadOnlyList<ClusterOutcome>> SubmitAsync(IReadOnlyList<SubmittedAttempt> attempts)
    {
        await _submitting.WaitAsync().ConfigureAwait(false);
        try
        {
            var added = New(attempts, out var ended);
            var record = RecordNames.Attempts();
            if (added.Length > 0)
            {
                await _records.AddAsync(record, AttemptPages.Write(added)).ConfigureAwait(false);
            }
            await KeepAsync(() => Add(record, added)).ConfigureAwait(false);
            return await OutcomesAsync(ended, attempts).ConfigureAwait(false);
        }
        finally
        {
            _submitting.Release();
        }
    }

    public Task CancelAsync(bool endsRunning) => Terms is null ? Task.CompletedTask : KeepAsync(() =>
    {
        if (endsRunning)
        {
            _state.Board.Cancel();
        }
        else
        {
            _state.Board.Stop();
        }
        NoteSteps(message: null);
    });

    public async Task CloseAsync()
    {
        await _submitting.WaitAsync().ConfigureAwait(false);
        try
        {
            await CloseNowAsync().ConfigureAwait(false);
        }
        finally
        {
            _submitting.Release();
        }
    }

    void IPageWatcher.OnCut(long page, int length)
    {
        _outcomesAtCuts.Enqueue(_state.Outcomes.Count);
        _keeper.OnCut(page, length);
    }

    void IPageWatcher.OnWritten(long page)
    {
        _state.Outcomes.Told = _outcomesAtCuts.Dequeue();
        _keeper.OnWritten(page);
    }

    private async Task CloseNowAsync()
    {
        if (Terms is null)
        {
            return;
        }
        await KeepAsync(() =>
        {
            _state.IsClosed = true;
            Entries.Closed(_log.Writer);
        }).ConfigureAwait(false);
        await _keeper.CloseAsync(_log.Page).ConfigureAwait(false);
        IsClosed = true;
    }

    private Task KeepAsync(Action change)
    {
        lock (_gate)
        {
            change();
            return _log.KeepAsync();
        }
    }

    /// <summary>Those that are to be run, and the numbers of the outcomes that there are of the others.</summary>
    private SubmittedAttempt[] New(IReadOnlyList<SubmittedAttempt> attempts, out long[] ended)
    {
        lock (_gate)
        {
            ThrowIfClosed();
            if (Terms is null)
            {
                throw new ClusterException("The sweep is not open.");
            }
            var added = new List<SubmittedAttempt>(attempts.Count);
            var known = new List<SubmittedAttempt>();
            foreach (var attempt in attempts)
            {
                (_state.IsNew(attempt) ? added : known).Add(attempt);
            }
            ended = [.. known.SelectMany(_state.OutcomesOf).Order()];
            return [.. added.DistinctBy(static attempt => attempt.Key)];
        }
    }

    private void Add(string record, SubmittedAttempt[] attempts)
    {
        if (attempts.Length == 0)
        {
            return;
        }
        _state.Add(record, attempts.Select(static attempt => (attempt.Key, attempt.Number)));
        Entries.Submitted(_log.Writer, record, attempts);
        _state.Board.Add(attempts.Length);
        NoteSteps(message: null);
    }

    /// <summary>A closed coordinator is of no use any more; whoever holds it makes another.</summary>
    private void ThrowIfClosed()
    {
        if (_state.IsClosed)
        {
            throw new ClusterException("The sweep was closed just now.") { IsPassing = true };
        }
    }
}
