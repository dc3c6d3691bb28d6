namespace ExpRunner.Results;

/// <summary>What the others do: who is there, who is dead, and what is left.</summary>
internal sealed partial class SweepClaims
{
    /// <summary>The runners that may still write their journals, this one left out.</summary>
    public IReadOnlyList<ClaimHolder> Others { get; private set; } = [];

    /// <summary>Looks who else is there; the journals that are read afterwards hold all that those who are gone did.</summary>
    /// <param name="mayChange">Whether those who are gone are taken off the board; otherwise they are only left out.</param>
    public void Refresh(bool mayChange)
    {
        lock (_gate)
        {
            var board = mayChange ? RemoveDead(_watch.IsGone) : _boards.Read();
            _asOf = board.Number;
            Others = [.. board.Holders.Where(holder => holder.Id != _id && !_watch.IsGone(holder))];
            _othersAtRead = OthersOn(board);
            // Where nobody is left the queue begins anew, and what was done before is of an earlier sweep.
            _participants = board.Holders.Count == 0 ? [] : [.. board.Participants];
        }
    }

    /// <summary>Looks whether anything is left to do, having done all it held; dead runners lose what they held.</summary>
    /// <param name="isSecond">Whether another runner keeps results.jsonl: then it is waited for, as long as it lives.</param>
    /// <exception cref="EvictedException">It was taken for dead.</exception>
    public SharedState Look(bool isSecond)
    {
        lock (_gate)
        {
            Check();
            var board = OnBoard(RemoveDead(_watch.IsDead));
            _participants = [.. board.Participants];
            if (board.Find(_id)!.Claims.Count > 0 || board.Size > _end)
            {
                board = Change(old => OnBoard(old).EndingAt(_end).With(_id, Open()));
            }
            Others = [.. board.Holders.Where(holder => holder.Id != _id)];
            return board.Returned.Count > 0 || board.Next < board.Size ? SharedState.Work
                : board.IsAwaited(_id) || isSecond && Others.Count > 0 && FolderLock.IsHeld(_folder) ? SharedState.Awaited : SharedState.Done;
        }
    }

    /// <summary>Where nothing is left for this runner but what waits for others: whether more can be claimed once the folder has been read again, others work, or nobody does.</summary>
    /// <exception cref="EvictedException">It was taken for dead.</exception>
    public SharedState LookAtRest()
    {
        lock (_gate)
        {
            Check();
            var board = OnBoard(RemoveDead(_watch.IsDead));
            return board.Returned.Count > 0 || board.Next < UInt128.Min(board.Size, _end) ? SharedState.Work
                : board.IsAwaited(_id) || OthersOn(board) != _othersAtRead ? SharedState.Awaited : SharedState.Done;
        }
    }

    /// <summary>What others did on the board where that is more than was known; null: nothing.</summary>
    public string? OthersMoves()
    {
        lock (_gate)
        {
            var board = _boards.Read();
            Others = [.. board.Holders.Where(holder => holder.Id != _id)];
            return OthersOn(board) is var others && others != _othersAtRead ? others : null;
        }
    }

    /// <summary>The journals have been read since others had done that.</summary>
    public void KnowsOthers(string moves)
    {
        lock (_gate)
        {
            _othersAtRead = moves;
        }
    }

    /// <summary>Equal as long as nobody else claims, ends or gives back anything.</summary>
    private string OthersOn(ClaimBoard board) => string.Join(' ', board.Holders.Where(holder => holder.Id != _id).Select(holder => $"{holder.Id}:{holder.Posts}:{holder.Claims.Count}"));

    private ClaimBoard RemoveDead(Func<ClaimHolder, bool> isDead)
    {
        var board = _boards.Read();
        foreach (var dead in board.Holders.Where(holder => holder.Id != _id && isDead(holder)).ToArray())
        {
            board = _boards.Change(_id, old => old.Find(dead.Id) is null ? null : old.Without(dead.Id));
            Heartbeat.Remove(_options.Files, Heartbeat.AliveOf(_boards, dead.Id), Heartbeat.LockOf(_boards, dead.Id));
            if (dead.Claims.Count > 0)
            {
                _options.Warn($"{_folder.Path}: {dead} no longer moves; what it left undone runs elsewhere.");
            }
        }
        return board;
    }

    private void Tick()
    {
        try
        {
            if (_gate.TryEnter())
            {
                try
                {
                    RemoveDead(_watch.IsDead);
                }
                finally
                {
                    _gate.Exit();
                }
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or SweepStoreException)
        {
            // The next look finds out.
        }
    }
}
