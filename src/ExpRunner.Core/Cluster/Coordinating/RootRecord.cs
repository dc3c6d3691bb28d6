namespace ExpRunner.Cluster.Coordinating;

/// <summary>The root of a sweep's records as this coordinator knows it. Who replaces it and gets no answer does not know which one is there, or will be, and looks before the next time.</summary>
internal sealed class RootRecord(ISweepRecords records)
{
    private bool _isThere;

    /// <summary>Those that may have taken the place of <see cref="Now"/>, or may yet.</summary>
    private readonly List<Root> _doubted = [];

    /// <summary>The one that is on record, as far as is known.</summary>
    public Root Now { get; private set; } = Root.New;

    /// <summary>The first page of the log that may still be there: known here before it is on record.</summary>
    public long Oldest { get; set; }

    /// <summary>Reads it; false: there is none.</summary>
    public async Task<bool> LoadAsync()
    {
        if (await records.ReadAsync(RecordNames.Root).ConfigureAwait(false) is { } root)
        {
            (Now, _isThere) = (Root.Read(root), true);
            Oldest = Now.Oldest;
        }
        return _isThere;
    }

    /// <summary>Whether the one that was read is still there.</summary>
    public async Task<bool> IsThereAsync() => await records.ReadAsync(RecordNames.Root).ConfigureAwait(false) is { } there && there.AsSpan().SequenceEqual(Now.ToBytes());

    /// <summary>Makes the first record of a sweep, unless it was all that was ever made.</summary>
    public async Task BeginAsync()
    {
        if (!_isThere)
        {
            await records.AddAsync(RecordNames.Root, Now.ToBytes()).ConfigureAwait(false);
            _isThere = true;
        }
    }

    /// <exception cref="RecordConflictException">Another coordinator has replaced it.</exception>
    public async Task ReplaceAsync(Root root)
    {
        await LookAsync().ConfigureAwait(false);
        var next = root with { Oldest = Oldest };
        _doubted.Add(next);
        await records.ReplaceAsync(RecordNames.Root, next.ToBytes()).ConfigureAwait(false);
        Now = next;
        // It has taken the place of one that was seen: none that was to do so can any more.
        _doubted.Clear();
    }

    /// <summary>Finds out which one is there, where that is not known.</summary>
    private async Task LookAsync()
    {
        if (_doubted.Count == 0)
        {
            return;
        }
        var there = await records.ReadAsync(RecordNames.Root).ConfigureAwait(false) ?? [];
        Now = _doubted.Append(Now).FirstOrDefault(root => there.AsSpan().SequenceEqual(root.ToBytes())) ?? throw new RecordConflictException("Another head has taken the sweep over.");
    }
}
