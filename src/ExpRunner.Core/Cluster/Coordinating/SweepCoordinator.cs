using ExpRunner.Leases;

namespace ExpRunner.Cluster.Coordinating;

/// <summary>
/// Keeps one sweep: who submits may leave and come back, workers come and go, and so may this object, for all that it has answered is on record first.
/// Knows no transport and no storage; may be called by several threads.
/// </summary>
internal sealed class SweepCoordinator : ICoordinator, IPageWatcher
{
    private const int MostOutcomes = 4096;
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _submitting = new(1);
    private readonly ISweepRecords _records;
    private readonly SweepState _state;
    private readonly SweepKeeper _keeper;
    private readonly SweepLog _log;
    private readonly Queue<(long Page, long Outcomes)> _cuts = [];

    private SweepCoordinator(ISweepRecords records, TimeProvider time, int mostPages)
    {
        _records = records;
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
                    _state.Open(terms);
                    Entries.Opened(_log.Writer, terms);
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
            if (added.Length > 0)
            {
                var record = RecordNames.Attempts();
                await _records.AddAsync(record, AttemptPages.Write(added)).ConfigureAwait(false);
                await KeepAsync(() => Add(record, added)).ConfigureAwait(false);
            }
            else
            {
                await KeepAsync(() => { }).ConfigureAwait(false);
            }
            return await OutcomesAsync(ended, attempts).ConfigureAwait(false);
        }
        finally
        {
            _submitting.Release();
        }
    }

    public async Task<CoordinatorAnswer> SyncAsync(WorkerMessage message)
    {
        if (Terms is not { } terms)
        {
            return Nothing("The sweep is not open.");
        }
        if (terms.CodeIdentity != message.Code)
        {
            return Nothing($"The worker runs other code (build {message.Code}) than the sweep was submitted with (build {terms.CodeIdentity}).");
        }
        var orders = new LeaseOrders();
        (Task<ReadOnlyMemory<byte>[]> Page, int Place)[] places = [];
        (UInt128 Key, int Number)[] submitted = [];
        await KeepAsync(() =>
        {
            if (_state.IsClosed)
            {
                return;
            }
            orders = _state.Board.Sync(message.Report);
            NoteSteps(message);
            places = [.. orders.Leases.Select(lease => _state.Attempts.Find(lease.Number))];
            submitted = [.. orders.Leases.Select(lease => _state.Submitted[lease.Number])];
        }).ConfigureAwait(false);
        var attempts = new SubmittedAttempt[places.Length];
        for (var i = 0; i < attempts.Length; i++)
        {
            var page = await places[i].Page.ConfigureAwait(false);
            attempts[i] = new SubmittedAttempt(submitted[i].Key, submitted[i].Number, page[places[i].Place]);
        }
        return new CoordinatorAnswer(orders, attempts);
    }

    public async Task<ResultsPage> ResultsAsync(long from)
    {
        SweepStanding standing;
        lock (_gate)
        {
            standing = Standing();
        }
        var ended = standing.IsOpen ? await EndedAsync(from, MostOutcomes).ConfigureAwait(false) : [];
        lock (_gate)
        {
            return new ResultsPage(from + ended.Length, [.. ended.Select(_state.Outward)], standing);
        }
    }

    public Task<SweepStanding> StatusAsync()
    {
        lock (_gate)
        {
            return Task.FromResult(Standing());
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

    /// <summary>Takes back what silent workers hold; called a few times within a lease.</summary>
    public Task LookAsync() => Terms is null ? Task.CompletedTask : KeepAsync(() =>
    {
        _state.Board.Look();
        NoteSteps(message: null);
    });

    void IPageWatcher.OnCut(long page, int length)
    {
        _cuts.Enqueue((page, _state.Outcomes.Count));
        _keeper.OnCut(page, length);
    }

    void IPageWatcher.OnWritten(long page)
    {
        _state.Outcomes.Told = _cuts.Dequeue().Outcomes;
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

    private static CoordinatorAnswer Nothing(string why) => new(new LeaseOrders(), []) { Refusal = why };

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
            ended = [.. attempts.Where(attempt => !_state.IsNew(attempt)).SelectMany(_state.OutcomesOf).Order()];
            return [.. attempts.Where(_state.IsNew).DistinctBy(static attempt => attempt.Key)];
        }
    }

    /// <summary>Outcomes by their numbers, as far as they are of attempts that were asked for.</summary>
    private async Task<IReadOnlyList<ClusterOutcome>> OutcomesAsync(long[] numbers, IReadOnlyList<SubmittedAttempt> asked)
    {
        var outcomes = new List<ClusterOutcome>(numbers.Length);
        var first = asked.DistinctBy(static attempt => attempt.Key).ToDictionary(static attempt => attempt.Key, static attempt => attempt.Number);
        for (var i = 0; i < numbers.Length;)
        {
            var ended = await EndedAsync(numbers[i], int.MaxValue).ConfigureAwait(false);
            lock (_gate)
            {
                for (var start = numbers[i]; i < numbers.Length && numbers[i] < start + ended.Length; i++)
                {
                    outcomes.Add(_state.Outward(ended[numbers[i] - start]));
                }
            }
        }
        return [.. outcomes.Where(outcome => outcome.Number >= first[outcome.Key])];
    }

    /// <summary>Outcomes that are on record, from one on to the end of the page it is on.</summary>
    private async Task<EndedAttempt[]> EndedAsync(long from, int most)
    {
        (long First, string Record)? page;
        lock (_gate)
        {
            page = _state.Outcomes.Find(from);
            if (page is null)
            {
                return _state.Outcomes.Recent(from, most);
            }
        }
        var (first, name) = page.Value;
        var record = await _records.ReadAsync(name).ConfigureAwait(false) ?? throw new InvalidDataException($"The record {name} of a sweep is missing.");
        return [.. OutcomePages.Read(record).Skip((int)(from - first)).Take(most)];
    }

    private void Add(string record, SubmittedAttempt[] attempts)
    {
        _state.Add(record, attempts.Select(static attempt => (attempt.Key, attempt.Number)));
        Entries.Submitted(_log.Writer, record, attempts);
        _state.Board.Add(attempts.Length);
        NoteSteps(message: null);
    }

    /// <summary>Puts on record what the board did, with the outcomes that a worker told.</summary>
    private void NoteSteps(WorkerMessage? message)
    {
        var told = 0;
        foreach (var change in _state.Board.TakeChanges())
        {
            var body = change.IsEnd && message is not null ? BodyOf(message, change.Fence, ref told) : default;
            Entries.Step(_log.Writer, change, body);
            _state.Note(change, body);
        }
    }

    /// <summary>The outcome that goes with a step; the steps come in the order of the report.</summary>
    private static ReadOnlySpan<byte> BodyOf(WorkerMessage message, long fence, ref int told)
    {
        for (var i = told; i < message.Outcomes.Count; i++)
        {
            if (message.Report.Ended[i].Lease.Fence == fence)
            {
                told = i + 1;
                return message.Outcomes[i].Span;
            }
        }
        return default;
    }

    private SweepStanding Standing() => Terms is null
        ? new SweepStanding(false, false, default, 0, [])
        : new SweepStanding(true, _state.Board.IsStopped, _state.Board.Counts, _state.Outcomes.Count, [.. _state.Board.Workers]);

    /// <summary>A closed coordinator is of no use any more; whoever holds it makes another.</summary>
    private void ThrowIfClosed()
    {
        if (_state.IsClosed)
        {
            throw new ClusterException("The sweep was closed just now.") { IsPassing = true };
        }
    }
}
