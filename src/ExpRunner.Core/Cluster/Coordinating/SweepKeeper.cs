namespace ExpRunner.Cluster.Coordinating;

/// <summary>
/// Reads what is on record of a sweep, and keeps it short: now and then all that the log says becomes a snapshot, the outcomes in it a record of their own,
/// and the pages are removed. Guarded by its owner where it touches the state.
/// </summary>
internal sealed class SweepKeeper(ISweepRecords records, Lock gate, SweepState state, int mostPages)
{
    /// <summary>A snapshot is worth its cost when the log since the last one has become about as long.</summary>
    private const long ShortestLog = 4 << 20;
    private Root _root = Root.New;
    private bool _hasRoot;
    private long _length;
    private long _lastSnapshot;
    private Cut? _cut;
    private Task _settling = Task.CompletedTask;

    /// <summary>The state as it was when a page was closed.</summary>
    private sealed record Cut(long Page, byte[] Snapshot, (long First, string Name, byte[] Record)? Outcomes, long Count);

    /// <summary>Reads what there is, and takes it over: another coordinator that still lives can make nothing short any more, and finds its next page taken.</summary>
    /// <returns>The page that is to be written next.</returns>
    public async Task<long> LoadAsync()
    {
        if (await records.ReadAsync(RecordNames.Root).ConfigureAwait(false) is not { } root)
        {
            return 0;
        }
        (_root, _hasRoot) = (Root.Read(root), true);
        if (_root.Snapshot.Length > 0 && await records.ReadAsync(_root.Snapshot).ConfigureAwait(false) is { } snapshot)
        {
            SnapshotText.Read(snapshot, state);
            _lastSnapshot = snapshot.Length;
        }
        else if (_root is { Snapshot.Length: > 0, ClosedAt: < 0 })
        {
            throw new InvalidDataException($"The record {_root.Snapshot} of a sweep is missing.");
        }
        var page = _root.First;
        for (; await records.ReadAsync(RecordNames.Log(page)).ConfigureAwait(false) is { } log; page++)
        {
            state.Replay(log);
            _length += log.Length;
        }
        if (!IsClosed && !_root.Guards.Contains(page))
        {
            _root = _root with { Guards = [.. _root.Guards, page] };
            await records.ReplaceAsync(RecordNames.Root, _root.ToBytes()).ConfigureAwait(false);
        }
        return page;
    }

    /// <summary>Whether the sweep that was loaded was closed, and is to be removed before another can have its place.</summary>
    public bool IsClosed => _root.ClosedAt >= 0 || state.IsClosed;

    /// <summary>Makes the first record of a sweep, unless it was all that was ever made.</summary>
    public async Task BeginAsync()
    {
        if (!_hasRoot)
        {
            await records.AddAsync(RecordNames.Root, _root.ToBytes()).ConfigureAwait(false);
            _hasRoot = true;
        }
    }

    /// <summary>A page was closed.</summary>
    public void OnCut(long page, int length)
    {
        _length += length;
        var isDue = _length > Math.Max(ShortestLog, _lastSnapshot) || page - _root.First >= mostPages;
        if (isDue && _cut is null && _settling.IsCompleted && !state.IsClosed)
        {
            var outcomes = state.Outcomes.WriteRecent();
            var snapshot = SnapshotText.Write(state, outcomes is { } recent ? (recent.First, recent.Name) : null);
            _cut = new Cut(page, snapshot, outcomes, state.Outcomes.Count);
            (_length, _lastSnapshot) = (0, snapshot.Length);
        }
    }

    /// <summary>A page is on record.</summary>
    public void OnWritten(long page)
    {
        if (_cut is { } cut && cut.Page == page)
        {
            _cut = null;
            _settling = Task.Run(() => SettleAsync(cut));
        }
    }

    /// <summary>Ends the sweep: from now on it is as if it had never been, whatever of it is still to be removed. May be called again where that was interrupted.</summary>
    public async Task CloseAsync(long nextPage)
    {
        await _settling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _root = _root.ClosedAt >= 0 ? _root : _root with { ClosedAt = nextPage };
        await records.ReplaceAsync(RecordNames.Root, _root.ToBytes()).ConfigureAwait(false);
        await RemoveAllAsync().ConfigureAwait(false);
    }

    private async Task SettleAsync(Cut cut)
    {
        if (cut.Outcomes is { } outcomes)
        {
            await records.AddAsync(outcomes.Name, outcomes.Record).ConfigureAwait(false);
        }
        var (before, snapshot) = (_root, RecordNames.Snapshot());
        await records.AddAsync(snapshot, cut.Snapshot).ConfigureAwait(false);
        _root = before with { First = cut.Page + 1, Snapshot = snapshot };
        await records.ReplaceAsync(RecordNames.Root, _root.ToBytes()).ConfigureAwait(false);
        if (cut.Outcomes is { } settled)
        {
            lock (gate)
            {
                state.Outcomes.Settle(settled.First, settled.Name, cut.Count);
            }
        }
        await RemoveLogAsync(before.Oldest, _root.First).ConfigureAwait(false);
        await RemoveSnapshotAsync(before).ConfigureAwait(false);
        _root = _root with { Oldest = _root.First };
    }

    private Task RemoveSnapshotAsync(Root root) => root.Snapshot.Length > 0 ? records.RemoveAsync(root.Snapshot) : Task.CompletedTask;

    private async Task RemoveLogAsync(long from, long to)
    {
        for (var page = from; page < to; page++)
        {
            if (!_root.Guards.Contains(page) || IsClosed)
            {
                await records.RemoveAsync(RecordNames.Log(page)).ConfigureAwait(false);
            }
        }
    }

    private async Task RemoveAllAsync()
    {
        foreach (var (_, record) in state.Attempts.Pages)
        {
            await records.RemoveAsync(record).ConfigureAwait(false);
        }
        foreach (var (_, record) in state.Outcomes.Pages)
        {
            await records.RemoveAsync(record).ConfigureAwait(false);
        }
        await RemoveSnapshotAsync(_root).ConfigureAwait(false);
        foreach (var guard in _root.Guards.Where(guard => guard < _root.Oldest))
        {
            await records.RemoveAsync(RecordNames.Log(guard)).ConfigureAwait(false);
        }
        await RemoveLogAsync(_root.Oldest, _root.ClosedAt).ConfigureAwait(false);
        await records.RemoveAsync(RecordNames.Root).ConfigureAwait(false);
    }
}
