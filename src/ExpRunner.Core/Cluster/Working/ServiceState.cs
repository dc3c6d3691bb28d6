using ExpRunner.Execution;
using ExpRunner.Sweeps;

namespace ExpRunner.Cluster.Working;

/// <summary>How a worker stands with one sweep, and what that calls for. Guarded by <see cref="Gate"/>.</summary>
internal sealed class ServiceState
{
    private static readonly TimeSpan LongestReady = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongWait = TimeSpan.FromDays(1);
    private readonly ClusterWorkerOptions _options;
    private readonly SweepTerms _terms;
    private long _movedAt;
    private long? _farewellAt;

    /// <param name="sweep">The sweep.</param>
    /// <param name="name">The worker's name for it.</param>
    /// <param name="options">How to work.</param>
    public ServiceState(OpenSweep sweep, string name, ClusterWorkerOptions options)
    {
        (_options, _terms) = (options, sweep.Terms);
        Work = new SweepWork(name, sweep.Terms.CodeIdentity, AttemptBodies.Write(EndedOutcomes.GivenBack(options.Time), []));
        Slots = new SweepSlots(options.Room, sweep.Terms.Needs);
        Stations = new SweepStations(sweep, options);
        Pace = new SyncPace(options, sweep.Terms.Rules.Length, string.GetHashCode(name, StringComparison.Ordinal));
        Aside = new SweepAside(sweep, options);
        if (Stations.IsTooLarge)
        {
            Decline();
        }
    }

    public Lock Gate { get; } = new();

    public SweepWork Work { get; }

    public SweepSlots Slots { get; }

    public SweepStations Stations { get; }

    public SyncPace Pace { get; }

    public SweepAside Aside { get; }

    public BatchRule Batches { get; set; } = new(1);

    /// <summary>Whether there may be something for it.</summary>
    public bool IsHungry { get; set; }

    /// <summary>Whether an answer is awaited.</summary>
    public bool IsCalling { get; set; }

    /// <summary>Whether it must call, to learn how things are.</summary>
    public bool MustAsk { get; set; }

    /// <summary>Whether the sweep is not there any more, or not for this worker.</summary>
    public bool IsClosed { get; set; }

    /// <summary>Whether the worker knows that it cannot serve this sweep.</summary>
    public bool IsDeclined { get; private set; }

    /// <summary>Whether it begins nothing more.</summary>
    public bool IsStopping { get; set; }

    /// <summary>Whether it ends what runs, too.</summary>
    public bool IsKilled { get; private set; }

    /// <summary>Whether it may begin something that it does not have yet.</summary>
    public bool MayTake => IsHungry && !IsStopping && !IsClosed && !Aside.IsNow;

    public bool NeedsBeat => !IsClosed && (Stations.Count > 0 || !Work.IsEmpty);

    /// <summary>How long nothing has moved.</summary>
    public TimeSpan SinceMove => _options.Time.GetElapsedTime(_movedAt);

    /// <summary>How many more attempts it would like to have ready.</summary>
    public int Ahead => MayTake
        ? Pace.Ahead(Slots.Count, Math.Max(Batches.MeanSeconds, SinceMove < LongestReady ? 0 : SinceMove.TotalSeconds), Work.Ready)
        : 0;

    /// <summary>A station that others are to have the devices of.</summary>
    public Station? ToYield => Stations.ToYield(isUnused: !MayTake && Work.Ready == 0);

    /// <summary>Whether the stations are of no use any more and nothing runs there.</summary>
    public bool AreStationsSpent => AreStationsIdle && (Aside.IsNow || IdleLeft == TimeSpan.Zero);

    /// <summary>Whether there is something to do now.</summary>
    public bool HasReason => ((Work.HasNews || MustAsk) && !IsClosed) || (MayTake && Slots.HasRoom) || AreStationsSpent || ToYield is not null
        || (NeedsBeat && Pace.Beat == TimeSpan.Zero) || ((IsClosed || IsStopping) && Work.Running.Count == 0);

    /// <summary>When there will be at the latest, if nothing happens before.</summary>
    public TimeSpan NextDue
    {
        get
        {
            var beat = NeedsBeat ? Pace.Beat : LongWait;
            var again = Stations.Count > 0 && !IsHungry && !IsStopping && !IsClosed ? Pace.DryPause : LongWait;
            var turn = Stations.TurnLeft ?? LongWait;
            return new[] { beat, again, turn, AreStationsIdle ? IdleLeft : LongWait, Work.Ready > 0 ? ReadyLeft : LongWait }.Min();
        }
    }

    private bool AreStationsIdle => Stations.Count > 0 && Work.Running.Count == 0 && Work.Ready == 0;

    private TimeSpan IdleLeft => Left(_options.IdleLimit);

    /// <summary>How long what is ready may still wait for a slot: what runs may take long, and others may have one.</summary>
    private TimeSpan ReadyLeft => Left(LongestReady);

    public void Moved() => _movedAt = _options.Time.GetTimestamp();

    /// <summary>Where there was nothing some time ago there may be something now; and what has waited for long goes to others.</summary>
    public void LookAgain()
    {
        if (Work.Ready > 0 && ReadyLeft == TimeSpan.Zero)
        {
            Work.GiveBackReady();
        }
        IsHungry |= Stations.Count > 0 && Pace.DryPause == TimeSpan.Zero;
    }

    /// <summary>Ends what runs, too.</summary>
    public void Kill() => (IsKilled, _farewellAt) = (true, null);

    /// <summary>Nothing runs, and what has ended is told, or has been told in vain for long enough: its leases are others' by then.</summary>
    public bool IsOver()
    {
        if (Work.Running.Count > 0 || !(IsClosed || IsStopping))
        {
            return false;
        }
        _farewellAt ??= _options.Time.GetTimestamp();
        var patience = IsKilled ? _options.FarewellLimit : _terms.Rules.Length;
        return IsClosed || Work.IsEmpty || _options.Time.GetElapsedTime(_farewellAt.Value) >= patience;
    }

    /// <summary>The sweep is not there any more; gives what is to be ended of it.</summary>
    public IReadOnlyCollection<RunningBatch> Close()
    {
        IsClosed = true;
        Work.GiveBackReady();
        return [.. Work.Running];
    }

    /// <summary>The sweep is not for this worker.</summary>
    public void Decline() => IsClosed = IsDeclined = true;

    /// <summary>The sweep cannot run here now: said once, and tried again after a while. Never called within the lock.</summary>
    public void SetAside(Exception fault)
    {
        var isNew = Locked(() =>
        {
            Work.GiveBackReady();
            return Aside.Begin(fault);
        });
        if (isNew)
        {
            Aside.Say(fault);
        }
    }

    /// <summary>Looks or acts within the lock.</summary>
    public T Locked<T>(Func<T> act)
    {
        lock (Gate)
        {
            return act();
        }
    }

    private TimeSpan Left(TimeSpan limit) => limit - SinceMove is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;
}
