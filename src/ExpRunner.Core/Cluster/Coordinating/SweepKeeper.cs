namespace ExpRunner.Cluster.Coordinating;

/// <summary>Reads what is on record of a sweep, and removes it when the sweep is closed. Guarded by its owner where it touches the state.</summary>
internal sealed class SweepKeeper(ISweepRecords records, SweepState state, RootRecord root, LogShortener shortener)
{
    /// <summary>Reads what there is, and takes it over: another coordinator that still lives can make nothing short any more, and finds its next page taken.</summary>
    /// <returns>The page that is to be written next.</returns>
    public async Task<long> LoadAsync()
    {
        if (!await root.LoadAsync().ConfigureAwait(false))
        {
            return 0;
        }
        var snapshot = await SnapshotAsync().ConfigureAwait(false);
        if (snapshot is not null)
        {
            SnapshotText.Read(snapshot, state);
        }
        else if (root.Now.Snapshot.Length > 0)
        {
            // The sweep was closed: what the pages of its log speak of was removed before its snapshot was.
            return root.Now.ClosedAt;
        }
        var (page, length) = (root.Now.First, 0L);
        for (; await records.ReadAsync(RecordNames.Log(page)).ConfigureAwait(false) is { } log; page++)
        {
            state.Replay(log);
            length += log.Length;
        }
        shortener.Begin(length, snapshot?.Length ?? 0);
        if (!IsClosed && !root.Now.Guards.Contains(page))
        {
            await root.ReplaceAsync(root.Now with { Guards = [.. root.Now.Guards, page] }).ConfigureAwait(false);
        }
        return page;
    }

    /// <summary>Whether the sweep that was loaded was closed, and is to be removed before another can have its place.</summary>
    public bool IsClosed => root.Now.ClosedAt >= 0 || state.IsClosed;

    /// <summary>Ends the sweep: from now on it is as if it had never been, whatever of it is still to be removed. May be called again where that was interrupted.</summary>
    public async Task CloseAsync(long nextPage)
    {
        await shortener.Idle.ConfigureAwait(false);
        await root.ReplaceAsync(root.Now.ClosedAt >= 0 ? root.Now : root.Now with { ClosedAt = nextPage }).ConfigureAwait(false);
        foreach (var name in Names(root.Now))
        {
            await records.RemoveAsync(name).ConfigureAwait(false);
        }
    }

    private async Task<byte[]?> SnapshotAsync()
    {
        var name = root.Now.Snapshot;
        var snapshot = name.Length > 0 ? await records.ReadAsync(name).ConfigureAwait(false) : null;
        if (snapshot is null && name.Length > 0 && root.Now.ClosedAt < 0)
        {
            throw await root.IsThereAsync().ConfigureAwait(false)
                ? new InvalidDataException($"The record {name} of a sweep is missing.")
                : new RecordConflictException("Another head has changed the records of the sweep while they were read.");
        }
        return snapshot;
    }

    /// <summary>All that may be there of the sweep, the root last.</summary>
    private IEnumerable<string> Names(Root closed)
    {
        string[] pages = [.. state.Attempts.Pages.Select(static page => page.Record), .. state.Outcomes.Pages.Select(static page => page.Record), .. shortener.Litter];
        var log = closed.Guards.Where(guard => guard < closed.Oldest).Concat(Pages(closed.Oldest, closed.ClosedAt)).Select(RecordNames.Log);
        return pages.Concat(closed.Snapshot.Length > 0 ? [closed.Snapshot] : []).Concat(log).Append(RecordNames.Root);
    }

    private static IEnumerable<long> Pages(long from, long to)
    {
        for (var page = from; page < to; page++)
        {
            yield return page;
        }
    }
}
