namespace ExpRunner.Cluster.Coordinating;

/// <summary>The root of a sweep's records as this coordinator knows it. Who replaces it and gets no answer does not know which one is there, and looks before the next time.</summary>
internal sealed class RootRecord(ISweepRecords records)
{
    private bool _isThere;
    private Root? _doubted;

    /// <summary>The one that is on record.</summary>
    public Root Now { get; private set; } = Root.New;

    /// <summary>The first page of the log that may still be there: known here before it is on record.</summary>
    public long Oldest { get; set; }

    /// <summary>Whether nobody knows which one is on record.</summary>
    public bool IsInDoubt => _doubted is not null;

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
        await SettleDoubtAsync().ConfigureAwait(false);
        _doubted = root with { Oldest = Oldest };
        await records.ReplaceAsync(RecordNames.Root, _doubted.ToBytes()).ConfigureAwait(false);
        (Now, _doubted) = (_doubted, null);
    }

    /// <summary>Finds out whether what was last to be put there is there, or what was there before.</summary>
    /// <returns>Whether there was doubt, and it is there.</returns>
    /// <exception cref="RecordConflictException">Another coordinator has replaced it.</exception>
    public async Task<bool> SettleDoubtAsync()
    {
        if (_doubted is not { } doubted)
        {
            return false;
        }
        var there = await records.ReadAsync(RecordNames.Root).ConfigureAwait(false) ?? [];
        var isThere = there.AsSpan().SequenceEqual(doubted.ToBytes());
        if (!isThere && !there.AsSpan().SequenceEqual(Now.ToBytes()))
        {
            throw new RecordConflictException("Another head has taken the sweep over.");
        }
        (Now, _doubted) = (isThere ? doubted : Now, null);
        return isThere;
    }
}
