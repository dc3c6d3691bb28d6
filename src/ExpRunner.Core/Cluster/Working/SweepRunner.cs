using ExpRunner.Execution;
using ExpRunner.Sweeps;

namespace ExpRunner.Cluster.Working;

/// <summary>Has what is ready of a sweep run, as far as there are slots with room.</summary>
/// <param name="state">How the worker stands with the sweep.</param>
/// <param name="changed">Raised when something has ended.</param>
/// <param name="share">Has all sweeps look for room, in their order.</param>
internal sealed class SweepRunner(ServiceState state, ChangeSignal changed, Action share)
{
    /// <summary>Begins what is ready; called within the lock.</summary>
    public void BeginReady()
    {
        while (state.Stations.Count > 0 && state.Work.Ready > 0 && state.ToYield is null && state.Slots.TryTake(out var slot, out var room))
        {
            var most = Math.Min(state.Batches.Size, ((state.Work.Ready - 1) / state.Slots.Count) + 1);
            if (!state.Work.TryTake(most, Ended, out var batch))
            {
                state.Slots.Return(slot, room);
                return;
            }
            _ = Task.Run(() => RunAsync(slot, room, batch));
        }
    }

    private async Task RunAsync(SweepSlot slot, IDisposable room, RunningBatch batch)
    {
        try
        {
            batch.Read();
            await slot.Station.Executor.RunAsync(slot.Slot, batch.Attempts, batch, batch.Cancelled).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (batch.Cancelled.IsCancellationRequested)
        {
            // What it was told to end has no outcome.
        }
        catch (Exception fault)
        {
            state.SetAside(fault);
        }
        lock (state.Gate)
        {
            var isOver = state.IsStopping || state.IsClosed || state.Aside.IsNow || !batch.Cancelled.IsCancellationRequested;
            state.Work.Settle(batch, isOver);
            state.Slots.Return(slot, room);
            state.Moved();
            changed.Raise();
        }
        share();
    }

    private void Ended(RunningBatch batch, Attempt attempt, Outcome outcome, byte[] body)
    {
        bool goesOn;
        lock (state.Gate)
        {
            state.Work.End(batch.End(attempt), outcome.Status, body);
            state.Batches.Ended(outcome.Duration);
            state.Pace.Ended();
            state.Moved();
            goesOn = state.Work.BeginNext(batch);
            changed.Raise();
        }
        if (!goesOn)
        {
            batch.Cancel();
        }
    }
}
