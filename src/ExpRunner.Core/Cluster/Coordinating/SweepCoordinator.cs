namespace ExpRunner.Cluster.Coordinating;

/// <summary>
/// Keeps one sweep: who submits may leave and come back, workers come and go, and so may this object, for all that it has answered is on record first.
/// Knows no transport and no storage; may be called by several threads.
/// </summary>
internal sealed class SweepCoordinator : ICoordinator
{
    private readonly SemaphoreSlim _submitting = new(1);
    private readonly ISweepRecords _records;
    private readonly TimeProvider _time;
    private readonly SweepBook _book;
    private readonly LeaseDesk _desk;
    private readonly OutcomeReader _outcomes;

    private SweepCoordinator(ISweepRecords records, TimeProvider time, SweepBook book)
    {
        (_records, _time, _book) = (records, time, book);
        _outcomes = new OutcomeReader(book, records, time);
        _desk = new LeaseDesk(book, _outcomes);
    }

    /// <summary>What the sweep is; null: it is not open.</summary>
    public SweepTerms? Terms => _book.Terms;

    /// <summary>Whether the sweep was closed and nothing is left of it: whoever holds this makes another. One that is being closed must be left to do that.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Whether there is anything to hand out.</summary>
    public bool HasWork => _book.Read(static state => state is { IsClosed: false, Terms: not null } && state.Board is { IsStopped: false, Counts.Waiting: > 0 });

    /// <summary>Makes the coordinator of a sweep from what is on record of it.</summary>
    /// <param name="records">The records.</param>
    /// <param name="time">The clock.</param>
    /// <param name="mostPages">The longest that the log becomes before it is made short.</param>
    /// <param name="warn">Takes what the people at the head should know.</param>
    public static async Task<SweepCoordinator> LoadAsync(ISweepRecords records, TimeProvider time, int mostPages = 1024, Action<string>? warn = null)
        => new(records, time, await SweepBook.LoadAsync(records, new SweepKeeping(time, warn ?? (static _ => { }), mostPages)).ConfigureAwait(false));

    public Task<long> OpenAsync(SweepTerms terms) => AloneAsync(async () =>
    {
        if (Terms is null)
        {
            _book.Read(ThrowIfClosed);
            await _book.BeginAsync().ConfigureAwait(false);
            await _book.KeepAsync((state, writer) =>
            {
                // Later than all leases of a sweep of that id that was closed before: nobody gives a million a second.
                var fencesAfter = _time.GetUtcNow().UtcTicks / TimeSpan.TicksPerMicrosecond;
                state.Open(terms, fencesAfter);
                Entries.Opened(writer, terms, fencesAfter);
            }).ConfigureAwait(false);
        }
        return _book.Read(static state => state.Outcomes.Told);
    });

    public Task<IReadOnlyList<ClusterOutcome>> SubmitAsync(IReadOnlyList<SubmittedAttempt> attempts) => AloneAsync(async () =>
    {
        var (added, ended) = _book.Read(state => New(state, attempts));
        if (added.Length > 0)
        {
            await AddAsync(added).ConfigureAwait(false);
        }
        else
        {
            // What is told of them must be on record, too.
            await _book.KeepAsync(static (_, _) => { }).ConfigureAwait(false);
        }
        return await _outcomes.OfAsync(ended, attempts).ConfigureAwait(false);
    });

    public Task<CoordinatorAnswer> SyncAsync(WorkerMessage message) => _desk.SyncAsync(message);

    /// <summary>Takes back what silent workers hold; called a few times within a lease.</summary>
    public Task LookAsync() => _desk.LookAsync();

    public Task<ResultsPage> ResultsAsync(long from, TimeSpan wait = default) => _outcomes.PageAsync(from, wait);

    public Task<SweepStanding> StatusAsync() => Task.FromResult(_book.Read(static state => state.Standing));

    public Task CancelAsync(bool endsRunning) => Terms is null ? Task.CompletedTask : _book.KeepAsync((state, writer) =>
    {
        if (endsRunning)
        {
            state.Board.Cancel();
        }
        else
        {
            state.Board.Stop();
        }
        LeaseDesk.Note(state, writer);
    });

    public Task CloseAsync() => AloneAsync(async () =>
    {
        if (Terms is null)
        {
            return IsClosed;
        }
        await _book.KeepAsync(static (state, writer) =>
        {
            state.IsClosed = true;
            Entries.Closed(writer);
        }).ConfigureAwait(false);
        await _book.RemoveAsync().ConfigureAwait(false);
        return IsClosed = true;
    });

    private async Task AddAsync(SubmittedAttempt[] attempts)
    {
        var record = RecordNames.Attempts();
        await _records.AddAsync(record, AttemptPages.Write(attempts)).ConfigureAwait(false);
        await _book.KeepAsync((state, writer) =>
        {
            state.Add(record, attempts.Select(static attempt => (attempt.Key, attempt.Number)));
            Entries.Submitted(writer, record, attempts);
            state.Board.Add(attempts.Length);
            LeaseDesk.Note(state, writer);
        }).ConfigureAwait(false);
    }

    /// <summary>Those that are to be run, and the numbers of the outcomes that there are of the others.</summary>
    private static (SubmittedAttempt[] Added, long[] Ended) New(SweepState state, IReadOnlyList<SubmittedAttempt> attempts)
    {
        ThrowIfClosed(state);
        if (state.Terms is null)
        {
            throw new ClusterException("The sweep is not open.");
        }
        var added = new List<SubmittedAttempt>(attempts.Count);
        var known = new List<SubmittedAttempt>();
        foreach (var attempt in attempts)
        {
            (state.IsNew(attempt) ? added : known).Add(attempt);
        }
        return ([.. added.DistinctBy(static attempt => attempt.Key)], [.. known.SelectMany(state.OutcomesOf).Order()]);
    }

    /// <summary>A closed coordinator is of no use any more; whoever holds it makes another.</summary>
    private static bool ThrowIfClosed(SweepState state)
        => state.IsClosed ? throw new ClusterException("The sweep was closed just now.") { IsPassing = true } : false;

    /// <summary>Opening, submitting and closing wait for each other.</summary>
    private async Task<T> AloneAsync<T>(Func<Task<T>> act)
    {
        await _submitting.WaitAsync().ConfigureAwait(false);
        try
        {
            return await act().ConfigureAwait(false);
        }
        finally
        {
            _submitting.Release();
        }
    }
}
