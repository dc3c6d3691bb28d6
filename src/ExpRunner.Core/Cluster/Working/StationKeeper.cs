using ExpRunner.Execution;

namespace ExpRunner.Cluster.Working;

/// <summary>Opens stations for a sweep while there is work and room for them, and closes those that are of no use or that others are to have.</summary>
/// <param name="state">How the worker stands with the sweep.</param>
/// <param name="share">Has all sweeps look for room, in their order.</param>
internal sealed class StationKeeper(ServiceState state, Action share)
{
    /// <summary>Closes what is to be closed, and opens one where that is due: what is open works while the next one starts.</summary>
    public async Task CareAsync(CancellationToken stop)
    {
        await CloseAsync(state.Locked(() => state.AreStationsSpent ? TakeAll() : [])).ConfigureAwait(false);
        while (state.Locked(() => state.ToYield is { } station ? (Station[])[Take(station)] : []) is { Length: > 0 } yielded)
        {
            await CloseAsync(yielded).ConfigureAwait(false);
        }
        if (state.Locked(TakeDevices) is { } devices)
        {
            await OpenAsync(devices, stop).ConfigureAwait(false);
        }
    }

    /// <summary>Closes all; nothing runs any more.</summary>
    public async Task EndAsync()
    {
        await CloseAsync(state.Locked(TakeAll)).ConfigureAwait(false);
        share();
    }

    private async Task OpenAsync(IReadOnlyList<string> devices, CancellationToken stop)
    {
        try
        {
            var station = await state.Stations.OpenAsync(devices, stop).ConfigureAwait(false);
            lock (state.Gate)
            {
                Use(station);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The worker leaves.
        }
        catch (Exception fault)
        {
            state.SetAside(fault);
        }
        share();
    }

    /// <summary>What the next station is to be bound to; null: none is to be opened now.</summary>
    private IReadOnlyList<string>? TakeDevices()
    {
        if (!state.MayTake || !state.Slots.HasSpare)
        {
            return null;
        }
        var devices = state.Stations.TakeDevices();
        if (devices is null)
        {
            state.Slots.Trim();
        }
        return devices;
    }

    private void Use(Station? station)
    {
        if (station is null)
        {
            state.Decline();
            return;
        }
        if (state.Stations.Count == 0)
        {
            state.Batches = new BatchRule(station.Executor.BatchLimit);
        }
        state.Stations.Add(station);
        state.Slots.Open(station);
        state.Aside.End();
        state.Moved();
    }

    private Station Take(Station station)
    {
        state.Slots.Close(station);
        return state.Stations.Take(station);
    }

    private Station[] TakeAll()
    {
        Station[] all = [.. state.Stations.All.ToArray().Select(Take)];
        state.IsHungry &= all.Length == 0;
        state.Stations.Leave();
        state.Slots.Release();
        return all;
    }

    private async Task CloseAsync(Station[] stations)
    {
        if (stations.Length > 0)
        {
            await Task.WhenAll(stations.Select(state.Stations.CloseAsync)).ConfigureAwait(false);
            share();
        }
    }
}
