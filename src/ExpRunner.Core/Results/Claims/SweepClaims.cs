namespace ExpRunner.Results;

/// <summary>
/// A runner's part in a folder that several runners may share: joins them, claims work piece by piece, shows that it is alive, takes over
/// what dead ones held, and knows when it was taken for dead itself. All members may be called from any thread.
/// </summary>
internal sealed partial class SweepClaims : IDisposable
{
    private static readonly TimeSpan UsualClaim = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongClaim = TimeSpan.FromSeconds(4);
    private static readonly UInt128 Most = 1 << 20;
    private readonly Lock _gate = new();
    private readonly SweepFolder _folder;
    private readonly SweepClaimsOptions _options;
    private readonly BoardFiles _boards;
    private readonly LeaseWatch _watch;
    private readonly List<Claim> _held = [];
    private HashSet<string> _participants = [];
    private Heartbeat? _heartbeat;
    private string _id;
    private UInt128 _end = UInt128.MaxValue;
    private Claim? _last;
    private long _ended;
    private long _endedBefore;
    private bool _isUnsure;
    private long _asOf;
    private string _othersAtRead = "";
    private long _claimedAt;

    public SweepClaims(SweepClaimsOptions options)
    {
        _options = options;
        _folder = new SweepFolder(options.Files, options.Folder);
        _boards = new BoardFiles(_folder, options.Warn);
        _watch = new LeaseWatch(_folder, _boards, options.Machine, options.Time);
        _id = options.Runner.Id;
    }

    /// <summary>Whether another runner ever worked on what this one works on.</summary>
    public bool IsShared
    {
        get
        {
            lock (_gate)
            {
                return _participants.Count > 1;
            }
        }
    }

    /// <summary>Whether this runner is one of those who work here.</summary>
    public bool IsJoined
    {
        get
        {
            lock (_gate)
            {
                return _heartbeat is not null;
            }
        }
    }

    /// <summary>The least it claims at a time: more where work is given away at once and the pace at which it ends says nothing.</summary>
    public UInt128 Least { get; set; } = 1;

    /// <summary>Joins those who work here.</summary>
    /// <exception cref="SweepStoreException">They work on something else.</exception>
    public void Join()
    {
        lock (_gate)
        {
            if (_heartbeat is not null)
            {
                return;
            }
            _heartbeat = NewHeartbeat();
            var self = new ClaimHolder(_id, _options.Runner.Host, _options.Runner.ProcessId, _options.Machine, _options.Lease);
            var board = _boards.Change(_id, old => Joined(old, self));
            _participants = [.. board.Participants];
            _claimedAt = _options.Time.GetTimestamp();
        }
    }

    /// <summary>Claims more work; false: there is none that this runner may take now.</summary>
    /// <exception cref="EvictedException">It was taken for dead.</exception>
    public bool TryNext([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Claim? claim)
    {
        lock (_gate)
        {
            WorkRange? range = null;
            var most = NextSize();
            var board = Change(old =>
            {
                var next = OnBoard(old).EndingAt(_end).Claim(_id, Open(), _asOf, most, out var got);
                range = next is null ? null : got;
                return next;
            });
            _participants = [.. board.Participants];
            _claimedAt = _options.Time.GetTimestamp();
            claim = range is { } found ? new Claim(found, _claimedAt) : null;
            (_last, _endedBefore) = (claim, Interlocked.Read(ref _ended));
            if (claim is not null)
            {
                _held.Add(claim);
            }
            return claim is not null;
        }
    }

    /// <summary>A repetition of a claim ended for good.</summary>
    public void Ended(Claim claim)
    {
        claim.Ended();
        Interlocked.Increment(ref _ended);
    }

    /// <summary>
    /// Gives back what lies behind a position of a claim that has taken far longer than a claim should; false where it has not.
    /// The rest may then be claimed by whoever is free, this runner too.
    /// </summary>
    /// <exception cref="EvictedException">It was taken for dead.</exception>
    public bool TryGiveBack(Claim claim, UInt128 position)
    {
        if (position >= claim.Range.To || _options.Time.GetElapsedTime(claim.At) < LongClaim)
        {
            return false;
        }
        lock (_gate)
        {
            var rest = claim.CutAt(position);
            Change(old => OnBoard(old).With(_id, Open()).GiveBack(rest));
            return true;
        }
    }

    /// <summary>Gives back one repetition of a claim that was not begun, to whoever has read the journals after this.</summary>
    /// <exception cref="EvictedException">It was taken for dead.</exception>
    public void GiveBack(IReadOnlyCollection<(Claim Claim, UInt128 Position)> repetitions)
    {
        lock (_gate)
        {
            foreach (var (claim, _) in repetitions)
            {
                claim.Ended();
            }
            Change(old => repetitions.Aggregate(OnBoard(old).With(_id, Open()), (board, one) => board.GiveBack(new WorkRange(one.Position, one.Position + 1), old.Number + 1)));
        }
    }

    /// <summary>The walk ends there.</summary>
    public void EndsAt(UInt128 position)
    {
        lock (_gate)
        {
            _end = UInt128.Min(_end, position);
        }
    }

    /// <summary>Makes sure, before something is begun or recorded, that what this runner holds is still its own.</summary>
    /// <exception cref="EvictedException">It was taken for dead.</exception>
    public void Check()
    {
        if (_heartbeat is not { IsSure: false } heartbeat)
        {
            return;
        }
        // In this order: once others see the beat, they leave this runner what the board then says it has.
        heartbeat.Beat();
        OnBoard(_boards.Read());
        heartbeat.Beat(isStillOnBoard: true);
    }

    /// <summary>Whether results of that runner are of this sweep, so that they are not run again in it.</summary>
    public bool IsOfThisSweep(string? runner)
    {
        lock (_gate)
        {
            return runner is not null && _participants.Contains(runner);
        }
    }

    /// <summary>Begins anew as another runner, having been taken for dead.</summary>
    public void Rejoin(string id)
    {
        lock (_gate)
        {
            Leave();
            _held.Clear();
            _id = id;
        }
    }

    /// <summary>Leaves; what was not done others may claim.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_heartbeat is null)
            {
                return;
            }
            try
            {
                // What it may hold without knowing it goes to the others too; they see what of it is done.
                _boards.Change(_id, old => old.Find(_id) is null ? null : (_isUnsure ? old : old.With(_id, Open())).Without(_id));
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or SweepStoreException)
            {
                // Others find out by the lock or the heartbeat.
            }
            Leave();
        }
    }

    /// <summary>As much as ends in two seconds at the pace of late, one where nothing has ended; where nothing was to be run, more and more.</summary>
    private UInt128 NextSize()
    {
        if (_last is { IsIdle: true } idle)
        {
            return UInt128.Min(8 * (idle.Range.To - idle.Range.From), Most);
        }
        var pace = (Interlocked.Read(ref _ended) - _endedBefore) / Math.Max(_options.Time.GetElapsedTime(_claimedAt).TotalSeconds, 1e-6);
        return UInt128.Clamp((UInt128)(pace * UsualClaim.TotalSeconds), Least, Most);
    }

    private WorkRange[] Open()
    {
        _held.RemoveAll(claim => claim.IsDone);
        return [.. _held.Select(claim => claim.Range)];
    }

    private ClaimBoard OnBoard(ClaimBoard board) => board.Find(_id) is not null ? board
        : throw new EvictedException($"{_folder.Path}: this runner stood still for more than {_options.Lease.TotalSeconds:0.#} seconds, and others took over what it held.");

    /// <summary>Changes the board; where that fails nobody knows whether it was changed.</summary>
    private ClaimBoard Change(Func<ClaimBoard, ClaimBoard?> change)
    {
        _isUnsure = true;
        var board = _boards.Change(_id, change);
        _isUnsure = false;
        return board;
    }

    private Heartbeat NewHeartbeat()
    {
        try
        {
            return new Heartbeat(_options.Files, _boards, _id, _options.Lease, _options.Time, Tick);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw _boards.CannotWrite(fault);
        }
    }

    /// <summary>The board with this runner; where all others have left since the journals were read, what they did last is not known.</summary>
    private ClaimBoard Joined(ClaimBoard board, ClaimHolder self)
    {
        if (board.Holders.Count == 0 && board.Number != _asOf)
        {
            Leave();
            throw new SweepStoreException($"{_folder.Path}: another runner has just left this folder. Start again to go on with what it did.") { IsPassing = true };
        }
        return board.Join(self, _options.Queue, _options.Size) ?? throw Busy(board);
    }

    private void Leave()
    {
        _heartbeat?.Dispose();
        _heartbeat = null;
    }

    private SweepStoreException Busy(ClaimBoard board)
    {
        Leave();
        return new($"{_folder.Path}: {board.Holders[0]} runs another part of this sweep, or with other options. Give the same command to share its work, wait for it or stop it, or choose another folder with --out.");
    }
}
