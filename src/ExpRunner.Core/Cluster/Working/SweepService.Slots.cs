using ExpRunner.Execution;
using ExpRunner.Sweeps;

namespace ExpRunner.Cluster.Working;

/// <summary>Has attempts run, as far as there is room.</summary>
internal sealed partial class SweepService
{
    /// <summary>Begins what is ready, and sets room apart for more where there may be some; gives back what it has no use for. True: there is room for others.</summary>
    public bool Share()
    {
        lock (_gate)
        {
            BeginReady();
            if (_isCalling)
            {
                return false;
            }
            if (!MayTake)
            {
                return _slots.Release();
            }
            if (_slots.Reserve())
            {
                Wake();
            }
            return false;
        }
    }

    private void BeginReady()
    {
        while (_executor is { } executor && _work.Ready > 0 && _slots.TryTake(out var slot, out var share))
        {
            var most = Math.Min(_batches.Size, ((_work.Ready - 1) / _slots.Count) + 1);
            if (!_work.TryTake(most, Ended, out var batch))
            {
                _slots.Return(slot, share);
                return;
            }
            _ = Task.Run(() => RunAsync(executor, slot, share, batch));
        }
    }

    private async Task RunAsync(IExecutor executor, Slot slot, IDisposable share, RunningBatch batch)
    {
        Exception? fault = null;
        try
        {
            batch.Read();
            await executor.RunAsync(slot, batch.Attempts, batch, batch.Cancelled).ConfigureAwait(false);
        }
        catch (Exception thrown) when (thrown is not OperationCanceledException || !batch.Cancelled.IsCancellationRequested)
        {
            fault = thrown;
        }
        catch (OperationCanceledException)
        {
            // What it was told to end has no outcome.
        }
        if (fault is not null)
        {
            SetAside(fault);
        }
        lock (_gate)
        {
            var isOver = _isStopping || _isClosed || IsAside || !batch.Cancelled.IsCancellationRequested;
            _work.Settle(batch, isOver);
            _slots.Return(slot, share);
            _movedAt = _options.Time.GetTimestamp();
            Wake();
        }
        _share();
    }

    private void Ended(RunningBatch batch, Attempt attempt, Outcome outcome, byte[] body)
    {
        bool goesOn;
        lock (_gate)
        {
            _work.End(batch.End(attempt), outcome.Status, body);
            _batches.Ended(outcome.Duration);
            _pace.Ended();
            _movedAt = _options.Time.GetTimestamp();
            goesOn = _work.BeginNext(batch);
            Wake();
        }
        if (!goesOn)
        {
            batch.Cancel();
        }
    }
}
