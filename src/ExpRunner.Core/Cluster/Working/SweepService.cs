using ExpRunner.Execution;

namespace ExpRunner.Cluster.Working;

/// <summary>
/// Works on one sweep: calls its coordinator, one call at a time and beside what runs, and has what it is given run as long as there is room. Goes on
/// until the sweep is closed or the worker leaves.
/// </summary>
internal sealed partial class SweepService
{
    private static readonly TimeSpan LongestReady = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongWait = TimeSpan.FromDays(1);
    private readonly Lock _gate = new();
    private readonly OpenSweep _sweep;
    private readonly ICoordinator _coordinator;
    private readonly ClusterWorkerOptions _options;
    private readonly ClusterLink _link;
    private readonly Action _share;
    private readonly CancellationTokenSource _stop = new();
    private readonly SweepWork _work;
    private readonly SweepSlots _slots;
    private readonly SyncPace _pace;
    private readonly byte[] _terms;
    private TaskCompletionSource _changed = NewChange();
    private bool _isHungry;
    private bool _isCalling;
    private bool _mustAsk;
    private bool _isClosed;
    private bool _isStopping;
    private bool _isKilled;
    private long? _farewellAt;

    /// <param name="sweep">The sweep.</param>
    /// <param name="name">This worker's name, which it has for no other service of that sweep.</param>
    /// <param name="coordinator">Its coordinator.</param>
    /// <param name="options">How to work.</param>
    /// <param name="link">Learns whether heads answer.</param>
    /// <param name="share">Has all sweeps look for room, in their order.</param>
    public SweepService(OpenSweep sweep, string name, ICoordinator coordinator, ClusterWorkerOptions options, ClusterLink link, Action share)
    {
        (_sweep, _coordinator, _options, _link, _share) = (sweep, coordinator, options, link, share);
        _terms = TermsText.Bytes(sweep.Terms);
        _work = new SweepWork(name, sweep.Terms.CodeIdentity, AttemptBodies.Write(EndedOutcomes.GivenBack(options.Time), []));
        _slots = new SweepSlots(options.Room, sweep.Terms.Needs);
        _pace = new SyncPace(options, sweep.Terms.Rules.Length, string.GetHashCode(name, StringComparison.Ordinal));
    }

    /// <summary>Whether the worker knows that it cannot serve this sweep.</summary>
    public bool IsDeclined { get; private set; }

    /// <summary>Whether it may begin something that it does not have yet.</summary>
    private bool MayTake => _isHungry && !_isStopping && !_isClosed && !IsAside;

    /// <summary>Works; completes when the sweep is closed or left.</summary>
    public async Task RunAsync()
    {
        await Task.Yield();
        while (!IsOver())
        {
            await WaitAsync().ConfigureAwait(false);
            await EnsureExecutorAsync().ConfigureAwait(false);
            await SyncAsync().ConfigureAwait(false);
        }
        await EndExecutorAsync().ConfigureAwait(false);
        _share();
    }

    /// <summary>The heads were asked which sweeps are open.</summary>
    /// <param name="open">This one, or one that has its id by now; null: it is not open, as far as they know.</param>
    public void Hear(OpenSweep? open)
    {
        var isOther = open is not null && !IsOf(open);
        IReadOnlyCollection<RunningBatch> ended = [];
        lock (_gate)
        {
            _isHungry |= open is { HasWork: true };
            _mustAsk |= open is null;
            _isClosed |= open is null && _work.IsEmpty && _executor is null;
            ended = isOther ? Close() : [];
            Wake();
        }
        Cancel(ended);
    }

    /// <summary>Whether it is the same sweep, and not a later one with its id and other terms.</summary>
    public bool IsOf(OpenSweep open) => TermsText.Bytes(open.Terms).AsSpan().SequenceEqual(_terms);

    /// <summary>Begins nothing more; what runs may end.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _isStopping = true;
            _work.GiveBackReady();
            Wake();
        }
        _stop.Cancel();
    }

    /// <summary>Ends what runs, within the grace period.</summary>
    public void Kill()
    {
        Stop();
        RunningBatch[] running;
        lock (_gate)
        {
            (_isKilled, _farewellAt) = (true, null);
            running = [.. _work.Running];
        }
        Cancel(running);
    }

    /// <summary>Nothing runs, and what has ended is told, or has been told in vain for long enough: its leases are others' by then.</summary>
    private bool IsOver()
    {
        lock (_gate)
        {
            if (_work.Running.Count > 0 || !(_isClosed || _isStopping))
            {
                return false;
            }
            _farewellAt ??= _options.Time.GetTimestamp();
            var patience = _isKilled ? _options.FarewellLimit : _sweep.Terms.Rules.Length;
            return _isClosed || _work.IsEmpty || _options.Time.GetElapsedTime(_farewellAt.Value) >= patience;
        }
    }

    private async Task WaitAsync()
    {
        await DelayAsync(Locked(() => _pace.Gap)).ConfigureAwait(false);
        while (true)
        {
            Task changed;
            TimeSpan wait;
            lock (_gate)
            {
                if (HasReason)
                {
                    return;
                }
                _changed = _changed.Task.IsCompleted ? NewChange() : _changed;
                (changed, wait) = (_changed.Task, NextDue);
            }
            await AnyAsync(changed, wait).ConfigureAwait(false);
            Locked(LookAgain);
            _share();
        }
    }

    /// <summary>Whether there is something to do now.</summary>
    private bool HasReason => ((_work.HasNews || _mustAsk) && !_isClosed) || (MayTake && _slots.HasRoom) || IsExecutorSpent
        || (NeedsBeat && _pace.Beat == TimeSpan.Zero) || ((_isClosed || _isStopping) && _work.Running.Count == 0);

    private bool NeedsBeat => !_isClosed && (_executor is not null || !_work.IsEmpty);

    private TimeSpan NextDue
    {
        get
        {
            var beat = NeedsBeat ? _pace.Beat : LongWait;
            var again = _executor is not null && !_isHungry && !_isStopping && !_isClosed ? _pace.DryPause : LongWait;
            return new[] { beat, again, ExecutorDue, _work.Ready > 0 ? ReadyLeft : LongWait }.Min();
        }
    }

    /// <summary>How long what is ready may still wait for a slot: what runs may take long, and others may have one.</summary>
    private TimeSpan ReadyLeft => LongestReady - SinceMove is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    private TimeSpan SinceMove => _options.Time.GetElapsedTime(_movedAt);

    /// <summary>Where there was nothing some time ago there may be something now; and what has waited for long goes to others.</summary>
    private bool LookAgain()
    {
        if (_work.Ready > 0 && ReadyLeft == TimeSpan.Zero)
        {
            _work.GiveBackReady();
        }
        return _isHungry |= _executor is not null && _pace.DryPause == TimeSpan.Zero;
    }

    private async Task SyncAsync()
    {
        WorkerMessage message;
        int free;
        lock (_gate)
        {
            if (_isClosed || !(NeedsBeat || _mustAsk))
            {
                return;
            }
            (_isCalling, _mustAsk) = (true, false);
            free = MayTake ? Math.Max(0, _slots.Free - _work.Ready) : 0;
            message = _work.Report(free, MayTake ? _pace.Ahead(_slots.Count, Math.Max(_batches.MeanSeconds, SinceMove < LongestReady ? 0 : SinceMove.TotalSeconds), _work.Ready) : 0);
            _pace.Calling();
        }
        var answer = await CallAsync(message).ConfigureAwait(false);
        Cancel(Locked(() => Follow(answer, free)));
        _share();
    }

    private async Task<CoordinatorAnswer?> CallAsync(WorkerMessage message)
    {
        try
        {
            var answer = await _coordinator.SyncAsync(message).WaitAsync(_isKilled ? _options.FarewellLimit : _options.CallLimit, _options.Time).ConfigureAwait(false);
            _link.Answered();
            return answer;
        }
        catch (Exception fault) when (fault is TimeoutException or ClusterException { IsPassing: true })
        {
            _link.Failed(fault is TimeoutException ? $"nothing within {_options.CallLimit.TotalSeconds:0.#} s" : fault.Message);
        }
        catch (Exception fault)
        {
            SetAside(fault);
        }
        return null;
    }

    private IReadOnlyCollection<RunningBatch> Follow(CoordinatorAnswer? answer, int free)
    {
        _isCalling = false;
        if (answer is null)
        {
            _pace.Failed();
            return [];
        }
        _pace.Answered(answer.Orders.Leases.Count);
        if (answer.Refusal is not null)
        {
            return Close();
        }
        _movedAt = answer.Orders.Leases.Count > 0 ? _options.Time.GetTimestamp() : _movedAt;
        _isHungry &= answer.Orders.Leases.Count >= free;
        var dropped = _work.Follow(answer);
        if (_isStopping || IsAside)
        {
            _work.GiveBackReady();
        }
        return dropped;
    }

    /// <summary>The sweep is not there any more; gives what is to be ended of it.</summary>
    private IReadOnlyCollection<RunningBatch> Close()
    {
        _isClosed = true;
        _work.GiveBackReady();
        return [.. _work.Running];
    }

    /// <summary>Never within the lock: whoever listens is called at once.</summary>
    private static void Cancel(IEnumerable<RunningBatch> batches)
    {
        foreach (var batch in batches)
        {
            batch.Cancel();
        }
    }

    private T Locked<T>(Func<T> act)
    {
        lock (_gate)
        {
            return act();
        }
    }

    private void Wake() => _changed.TrySetResult();

    private async Task AnyAsync(Task changed, TimeSpan wait)
    {
        using var late = new CancellationTokenSource();
        await Task.WhenAny(changed, Task.Delay(wait, _options.Time, late.Token)).ConfigureAwait(false);
        await late.CancelAsync().ConfigureAwait(false);
    }

    private Task DelayAsync(TimeSpan wait) => wait > TimeSpan.Zero ? Task.Delay(wait, _options.Time, CancellationToken.None) : Task.CompletedTask;

    private static TaskCompletionSource NewChange() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
