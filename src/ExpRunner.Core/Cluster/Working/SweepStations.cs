using ExpRunner.Execution;

namespace ExpRunner.Cluster.Working;

/// <summary>
/// The executors of a sweep on this machine: one for all slots where it needs no devices, else one for each share of devices, because a process is bound
/// to its devices when it starts. Guarded by its owner's lock, but for what takes time.
/// </summary>
internal sealed class SweepStations(OpenSweep sweep, ClusterWorkerOptions options)
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(5);
    private readonly List<Station> _all = [];
    private readonly DeviceSeat? _seat = sweep.Terms.Needs.Gpus > 0 ? new DeviceSeat(sweep.Terms.Needs.Gpus) : null;

    public IReadOnlyList<Station> All => _all;

    public int Count => _all.Count;

    /// <summary>Whether there are not as many devices as one slot needs.</summary>
    public bool IsTooLarge => _seat?.Each > options.Devices.Count;

    /// <summary>Whether it waits for devices.</summary>
    public bool IsWaiting => _seat is { IsWaiting: true };

    /// <summary>Whether another could be opened now; where others have the devices it waits for some.</summary>
    public bool CanOpen() => _seat is null ? _all.Count == 0 : options.Devices.Ask(_seat);

    /// <summary>How long until a station is to be closed for others although there is work for it; null: nobody waits for it, or it runs something.</summary>
    public TimeSpan? TurnLeft => _seat is not null && _all.Find(static station => station.Running == 0) is { } idle && options.Devices.IsWanted(_seat, isUnused: false)
        ? TurnLeftOf(idle)
        : null;

    /// <summary>A station that is to be closed for others: nothing runs there, and it had its turn or has nothing to do.</summary>
    /// <param name="isUnused">Whether the sweep has nothing to run here now.</param>
    public Station? ToYield(bool isUnused) => _seat is not null && options.Devices.IsWanted(_seat, isUnused)
        ? _all.Find(station => station.Running == 0 && (isUnused || TurnLeftOf(station) == TimeSpan.Zero))
        : null;

    /// <summary>What another is to be bound to; null: there is to be no other now.</summary>
    public IReadOnlyList<string>? TakeDevices()
    {
        if (_seat is null)
        {
            return _all.Count == 0 ? [] : null;
        }
        return options.Devices.Take(_seat) is { Length: > 0 } devices ? devices : null;
    }

    /// <summary>Has no use for devices that it does not have.</summary>
    public void Leave()
    {
        if (_seat is not null)
        {
            options.Devices.Leave(_seat);
        }
    }

    /// <summary>Starts an executor; null: the sweep is not for this worker. Takes time.</summary>
    public async Task<Station?> OpenAsync(IReadOnlyList<string> devices, CancellationToken cancel)
    {
        IExecutor? executor = null;
        try
        {
            executor = options.Executors(sweep, devices);
            if (executor is not null)
            {
                await executor.StartAsync(cancel).ConfigureAwait(false);
                return new Station(executor, devices, options.Time.GetTimestamp());
            }
        }
        catch
        {
            await (executor?.DisposeAsync() ?? ValueTask.CompletedTask).ConfigureAwait(false);
            GiveBack(devices);
            throw;
        }
        GiveBack(devices);
        return null;
    }

    public void Add(Station station) => _all.Add(station);

    /// <summary>Takes a station out that is to be closed.</summary>
    public Station Take(Station station)
    {
        _all.Remove(station);
        if (_seat is not null)
        {
            options.Devices.Release(_seat, station.Devices.Count);
        }
        return station;
    }

    /// <summary>Ends what was taken out, and then gives its devices back. Takes time.</summary>
    public async Task CloseAsync(Station station)
    {
        await station.Executor.DisposeAsync().ConfigureAwait(false);
        options.Devices.Return(station.Devices);
    }

    private void GiveBack(IReadOnlyList<string> devices)
    {
        if (_seat is not null)
        {
            options.Devices.Release(_seat, devices.Count);
            options.Devices.Return(devices);
        }
    }

    /// <summary>One that has run nothing yet has its turn still before it, but not for ever: what it runs may have no room.</summary>
    private TimeSpan TurnLeftOf(Station station)
    {
        var left = options.DeviceTurn + (station.HasRun ? TimeSpan.Zero : LongestStart) - options.Time.GetElapsedTime(station.Since);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
