namespace ExpRunner.Cluster.Coordinating;

/// <summary>
/// Keeps the log short: now and then all that it says becomes a snapshot, the outcomes in it a record of their own, and the pages are removed. A sweep
/// goes on without that: where it fails it is said once, and tried again after a while. Guarded by its owner where it touches the state.
/// </summary>
internal sealed class LogShortener(ISweepRecords records, Lock gate, SweepState state, RootRecord root, SweepKeeping keeping)
{
    /// <summary>A snapshot is worth its cost when the log since the last one has become about as long.</summary>
    private const long ShortestLog = 4 << 20;
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);
    private readonly RecordTrouble _trouble = new(keeping.Warn);
    private readonly List<string> _litter = [];

    /// <summary>What roots have named, or may have: of use until a root is there that surely came after them.</summary>
    private readonly List<string> _named = [];
    private long _length;
    private long _lastSnapshot;
    private long _failedAt;
    private int _failures;
    private Cut? _cut;

    /// <summary>The state as it was when a page was closed.</summary>
    private sealed record Cut(long Page, byte[] Snapshot, (long First, string Name, byte[] Record)? Outcomes, long Count);

    /// <summary>Completes when nothing is being written, well or not.</summary>
    public Task Idle { get; private set; } = Task.CompletedTask;

    /// <summary>Records that are of no use, and could not be removed or may be there.</summary>
    public IReadOnlyList<string> Litter => [.. _litter, .. _named];

    private bool IsPausing => _failures > 0 && keeping.Time.GetElapsedTime(_failedAt) < Pause;

    private TimeSpan Pause => ShortestPause * Math.Pow(2, Math.Min(_failures - 1, 10)) is var pause && pause < LongestPause ? pause : LongestPause;

    /// <summary>What was read from records.</summary>
    public void Begin(long length, long snapshot) => (_length, _lastSnapshot) = (length, snapshot);

    /// <summary>A page was closed.</summary>
    public void OnCut(long page, int length)
    {
        _length += length;
        var isDue = _length > Math.Max(ShortestLog, _lastSnapshot) || page - root.Now.First >= keeping.MostPages;
        if (isDue && !IsPausing && _cut is null && Idle.IsCompleted && !state.IsClosed)
        {
            var outcomes = state.Outcomes.WriteRecent();
            var snapshot = SnapshotText.Write(state, outcomes is { } recent ? (recent.First, recent.Name) : null);
            _cut = new Cut(page, snapshot, outcomes, state.Outcomes.Count);
        }
    }

    /// <summary>A page is on record.</summary>
    public void OnWritten(long page)
    {
        if (_cut is { } cut && cut.Page == page)
        {
            _cut = null;
            Idle = Task.Run(() => TrySettleAsync(cut));
        }
    }

    private async Task TrySettleAsync(Cut cut)
    {
        try
        {
            await SettleAsync(cut).ConfigureAwait(false);
            await RemoveAsync().ConfigureAwait(false);
            _failures = 0;
            _trouble.End("Its log is made short again.");
        }
        catch (Exception fault)
        {
            (_failures, _failedAt) = (_failures + 1, keeping.Time.GetTimestamp());
            // Where another coordinator has the sweep, this one finds that out with its next page.
            if (fault is not RecordConflictException)
            {
                _trouble.Begin($"Its log cannot be made short: {fault.Message} The sweep goes on, and its records grow: see to the room and the rights there. It is tried again.");
                await RemoveLitterAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task SettleAsync(Cut cut)
    {
        var snapshot = RecordNames.Snapshot();
        string[] written = [.. cut.Outcomes is { } recent ? [recent.Name] : Array.Empty<string>(), snapshot];
        _litter.AddRange(written);
        if (cut.Outcomes is { } outcomes)
        {
            await records.AddAsync(outcomes.Name, outcomes.Record).ConfigureAwait(false);
        }
        await records.AddAsync(snapshot, cut.Snapshot).ConfigureAwait(false);
        _litter.RemoveAll(written.Contains);
        _named.AddRange([root.Now.Snapshot, .. written]);
        await root.ReplaceAsync(root.Now with { First = cut.Page + 1, Snapshot = snapshot }).ConfigureAwait(false);
        _litter.AddRange(_named.Except(written).Where(static name => name.Length > 0));
        _named.Clear();
        lock (gate)
        {
            (_length, _lastSnapshot) = (0, cut.Snapshot.Length);
            if (cut.Outcomes is { } settled)
            {
                state.Outcomes.Settle(settled.First, settled.Name, cut.Count);
            }
        }
    }

    /// <summary>Removes what the snapshot has made superfluous, and what was written in vain before.</summary>
    private async Task RemoveAsync()
    {
        for (; root.Oldest < root.Now.First; root.Oldest++)
        {
            if (!root.Now.Guards.Contains(root.Oldest))
            {
                await records.RemoveAsync(RecordNames.Log(root.Oldest)).ConfigureAwait(false);
            }
        }
        await RemoveLitterAsync().ConfigureAwait(false);
    }

    private async Task RemoveLitterAsync()
    {
        foreach (var name in _litter.ToArray())
        {
            await records.RemoveAsync(name).ConfigureAwait(false);
            _litter.Remove(name);
        }
    }
}
