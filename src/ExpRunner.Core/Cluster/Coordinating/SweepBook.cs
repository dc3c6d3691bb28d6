using ExpRunner.Workers;

namespace ExpRunner.Cluster.Coordinating;

/// <summary>A sweep as it is known and as it is on record: each change is made and written down in one step, and counts when it is kept. Safe for several threads.</summary>
internal sealed class SweepBook : IPageWatcher
{
    private readonly Lock _gate = new();
    private readonly SweepState _state;
    private readonly RootRecord _root;
    private readonly LogShortener _shortener;
    private readonly SweepKeeper _keeper;
    private readonly SweepLog _log;

    private TaskCompletionSource _news = NewNews();

    /// <summary>For each page that is closed and not on record, how many outcomes there were.</summary>
    private readonly Queue<long> _outcomesAtCuts = [];

    private SweepBook(ISweepRecords records, SweepKeeping keeping)
    {
        _state = new SweepState(records, keeping.Time);
        _root = new RootRecord(records);
        _shortener = new LogShortener(records, _gate, _state, _root, keeping);
        _keeper = new SweepKeeper(records, _state, _root, _shortener);
        _log = new SweepLog(records, _gate, this);
    }

    /// <summary>What the sweep is; null: it is not open.</summary>
    public SweepTerms? Terms => Read(static state => state.IsClosed ? null : state.Terms);

    /// <summary>Completes when more is on record, or nothing more will be.</summary>
    public Task News
    {
        get
        {
            lock (_gate)
            {
                return _news.Task;
            }
        }
    }

    /// <summary>Reads what is on record; what is left of a sweep that was closed is removed.</summary>
    public static async Task<SweepBook> LoadAsync(ISweepRecords records, SweepKeeping keeping)
    {
        var book = new SweepBook(records, keeping);
        book._log.Page = await book._keeper.LoadAsync().ConfigureAwait(false);
        if (!book._keeper.IsClosed)
        {
            return book;
        }
        await book._keeper.CloseAsync(book._log.Page).ConfigureAwait(false);
        return new SweepBook(records, keeping);
    }

    /// <summary>Looks at what is known.</summary>
    public T Read<T>(Func<SweepState, T> read)
    {
        lock (_gate)
        {
            return read(_state);
        }
    }

    /// <summary>Makes a change and writes it down; completes when it is on record, and all before it.</summary>
    public Task KeepAsync(Action<SweepState, FrameWriter> change)
    {
        lock (_gate)
        {
            change(_state, _log.Writer);
            return _log.KeepAsync();
        }
    }

    /// <summary>Makes the first record of a sweep, unless it was all that was ever made.</summary>
    public Task BeginAsync() => _root.BeginAsync();

    /// <summary>Removes all records of a sweep that is closed.</summary>
    public Task RemoveAsync() => _keeper.CloseAsync(_log.Page);

    void IPageWatcher.OnCut(long page, int length)
    {
        _outcomesAtCuts.Enqueue(_state.Outcomes.Count);
        _shortener.OnCut(page, length);
    }

    void IPageWatcher.OnWritten(long page)
    {
        _state.Outcomes.Told = _outcomesAtCuts.Dequeue();
        _shortener.OnWritten(page);
        Tell();
    }

    void IPageWatcher.OnFailed() => Tell();

    private void Tell()
    {
        _news.SetResult();
        _news = NewNews();
    }

    private static TaskCompletionSource NewNews() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
