namespace ExpRunner.Cluster.Working;

/// <summary>Tells a coordinator how a worker stands with its sweep, and follows the answer.</summary>
/// <param name="state">How it stands.</param>
/// <param name="coordinator">The coordinator.</param>
/// <param name="options">How long to wait.</param>
/// <param name="link">Learns whether heads answer.</param>
internal sealed class CoordinatorCalls(ServiceState state, ICoordinator coordinator, ClusterWorkerOptions options, ClusterLink link)
{
    /// <summary>Calls, if there is reason to.</summary>
    /// <returns>What runs and has to end.</returns>
    public async Task<IReadOnlyCollection<RunningBatch>> SyncAsync()
    {
        if (state.Locked(Begin) is not var (message, free))
        {
            return [];
        }
        var answer = await CallAsync(message).ConfigureAwait(false);
        return state.Locked(() => Follow(answer, free));
    }

    private (WorkerMessage Message, int Free)? Begin()
    {
        if (state.IsClosed || !(state.NeedsBeat || state.MustAsk))
        {
            return null;
        }
        (state.IsCalling, state.MustAsk) = (true, false);
        var free = state.MayTake ? Math.Max(0, state.Slots.Free - state.Work.Ready) : 0;
        var message = state.Work.Report(free, state.Ahead);
        state.Pace.Calling();
        return (message, free);
    }

    private async Task<CoordinatorAnswer?> CallAsync(WorkerMessage message)
    {
        var limit = state.IsKilled ? options.FarewellLimit : options.CallLimit;
        try
        {
            var answer = await coordinator.SyncAsync(message).WaitAsync(limit, options.Time).ConfigureAwait(false);
            link.Answered();
            return answer;
        }
        catch (Exception fault) when (fault is TimeoutException or ClusterException { IsPassing: true })
        {
            link.Failed(fault is TimeoutException ? $"nothing within {limit.TotalSeconds:0.#} s" : fault.Message);
        }
        catch (Exception fault)
        {
            state.SetAside(fault);
        }
        return null;
    }

    private IReadOnlyCollection<RunningBatch> Follow(CoordinatorAnswer? answer, int free)
    {
        state.IsCalling = false;
        if (answer is null)
        {
            state.Pace.Failed();
            return [];
        }
        state.Pace.Answered(answer.Orders.Leases.Count);
        if (answer.Refusal is not null)
        {
            return state.Close();
        }
        if (answer.Orders.Leases.Count > 0)
        {
            state.Moved();
        }
        state.IsHungry &= answer.Orders.Leases.Count >= free;
        var dropped = state.Work.Follow(answer);
        if (state.IsStopping || state.Aside.IsNow)
        {
            state.Work.GiveBackReady();
        }
        return dropped;
    }
}
