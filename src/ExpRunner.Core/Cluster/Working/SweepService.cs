using ExpRunner.Execution;

namespace ExpRunner.Cluster.Working;

/// <summary>
/// Works on one sweep: calls its coordinator, one call at a time and beside what runs, and has what it is given run as long as there is room. Goes on
/// until the sweep is closed or the worker leaves.
/// </summary>
internal sealed class SweepService
{
    private readonly byte[] _terms;
    private readonly ClusterWorkerOptions _options;
    private readonly Action _share;
    private readonly CancellationTokenSource _stop = new();
    private readonly ServiceState _state;
    private readonly ChangeSignal _changed;
    private readonly CoordinatorCalls _calls;
    private readonly StationKeeper _stations;
    private readonly SweepRunner _runner;

    /// <param name="sweep">The sweep.</param>
    /// <param name="name">This worker's name, which it has for no other service of that sweep.</param>
    /// <param name="coordinator">Its coordinator.</param>
    /// <param name="options">How to work.</param>
    /// <param name="link">Learns whether heads answer.</param>
    /// <param name="share">Has all sweeps look for room, in their order.</param>
    public SweepService(OpenSweep sweep, string name, ICoordinator coordinator, ClusterWorkerOptions options, ClusterLink link, Action share)
    {
        (_options, _share, _terms) = (options, share, TermsText.Bytes(sweep.Terms));
        _state = new ServiceState(sweep, name, options);
        _changed = new ChangeSignal(options.Time);
        _calls = new CoordinatorCalls(_state, coordinator, options, link);
        _stations = new StationKeeper(_state, share);
        _runner = new SweepRunner(_state, _changed, share);
    }

    /// <summary>Whether the worker knows that it cannot serve this sweep.</summary>
    public bool IsDeclined => _state.IsDeclined;

    /// <summary>Works; completes when the sweep is closed or left.</summary>
    public async Task RunAsync()
    {
        await Task.Yield();
        while (!_state.Locked(_state.IsOver))
        {
            await WaitAsync().ConfigureAwait(false);
            await _stations.CareAsync(_stop.Token).ConfigureAwait(false);
            await SyncAsync().ConfigureAwait(false);
        }
        await _stations.EndAsync().ConfigureAwait(false);
    }

    /// <summary>The heads were asked which sweeps are open.</summary>
    /// <param name="open">This one, or one that has its id by now; null: it is not open, as far as they know.</param>
    public void Hear(OpenSweep? open)
    {
        var isOther = open is not null && !IsOf(open);
        Cancel(_state.Locked<IEnumerable<RunningBatch>>(() =>
        {
            _state.IsHungry = open is { HasWork: true } || (_state.IsHungry && _state.Stations.Count > 0);
            _state.MustAsk |= open is null;
            _state.IsClosed |= open is null && _state.Work.IsEmpty && _state.Stations.Count == 0;
            _changed.Raise();
            return isOther ? _state.Close() : [];
        }));
    }

    /// <summary>Whether it is the same sweep, and not a later one with its id and other terms.</summary>
    public bool IsOf(OpenSweep open) => TermsText.Bytes(open.Terms).AsSpan().SequenceEqual(_terms);

    /// <summary>Begins what is ready, and sets room apart for more where there may be some; gives back what it has no use for. True: others should look again.</summary>
    public bool Share()
    {
        lock (_state.Gate)
        {
            _runner.BeginReady();
            if (_state.ToYield is not null)
            {
                _changed.Raise();
            }
            if (_state.IsCalling)
            {
                return false;
            }
            if (!_state.MayTake)
            {
                _state.Stations.Leave();
                return _state.Slots.Release();
            }
            var waited = _state.Stations.IsWaiting;
            if (_state.Slots.Reserve(_state.Stations.CanOpen() ? 1 : 0))
            {
                _changed.Raise();
            }
            return _state.Stations.IsWaiting && !waited;
        }
    }

    /// <summary>Begins nothing more; what runs may end.</summary>
    public void Stop()
    {
        lock (_state.Gate)
        {
            _state.IsStopping = true;
            _state.Work.GiveBackReady();
            _changed.Raise();
        }
        _stop.Cancel();
    }

    /// <summary>Ends what runs, within the grace period.</summary>
    public void Kill()
    {
        Stop();
        Cancel(_state.Locked(() =>
        {
            _state.Kill();
            return _state.Work.Running.ToArray();
        }));
    }

    private async Task WaitAsync()
    {
        await Task.Delay(_state.Locked(() => _state.Pace.Gap), _options.Time, CancellationToken.None).ConfigureAwait(false);
        while (!_state.Locked(() => _state.HasReason))
        {
            await _changed.WaitAsync(_state.Locked(() => _state.NextDue)).ConfigureAwait(false);
            lock (_state.Gate)
            {
                _state.LookAgain();
            }
            _share();
        }
    }

    private async Task SyncAsync()
    {
        Cancel(await _calls.SyncAsync().ConfigureAwait(false));
        _share();
    }

    /// <summary>Never within the lock: whoever listens is called at once.</summary>
    private static void Cancel(IEnumerable<RunningBatch> batches)
    {
        foreach (var batch in batches)
        {
            batch.Cancel();
        }
    }


}
