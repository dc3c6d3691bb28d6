using ExpRunner.Execution;

namespace ExpRunner.Cluster.Working;

/// <summary>Has an executor while there is work for it.</summary>
internal sealed partial class SweepService
{
    private IExecutor? _executor;
    private BatchRule _batches = new(1);
    private string? _said;
    private long _movedAt;
    private long? _asideAt;

    private bool IsAside => _asideAt is { } since && _options.Time.GetElapsedTime(since) < _options.AsideFor;

    /// <summary>Whether the executor is of no use any more and nothing runs on it.</summary>
    private bool IsExecutorSpent => IsExecutorIdle && (IsAside || IdleLeft == TimeSpan.Zero);

    private bool IsExecutorIdle => _executor is not null && _work.Running.Count == 0 && _work.Ready == 0;

    private TimeSpan ExecutorDue => IsExecutorIdle ? IdleLeft : LongWait;

    private TimeSpan IdleLeft
    {
        get
        {
            var left = _options.IdleLimit - _options.Time.GetElapsedTime(_movedAt);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    private async Task EnsureExecutorAsync()
    {
        if (Locked(() => IsExecutorSpent))
        {
            await EndExecutorAsync().ConfigureAwait(false);
            _share();
        }
        if (Locked(() => _executor is null && MayTake && _slots.HasRoom))
        {
            await StartExecutorAsync().ConfigureAwait(false);
            _share();
        }
    }

    private async Task StartExecutorAsync()
    {
        IExecutor? executor = null;
        try
        {
            executor = _options.Executors(_sweep);
            if (executor is not null)
            {
                await executor.StartAsync(_stop.Token).ConfigureAwait(false);
            }
            Locked(() => Use(executor));
            return;
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The worker leaves.
        }
        catch (Exception fault)
        {
            SetAside(fault);
        }
        await (executor?.DisposeAsync() ?? ValueTask.CompletedTask).ConfigureAwait(false);
    }

    private bool Use(IExecutor? executor)
    {
        if (executor is null)
        {
            return _isClosed = IsDeclined = true;
        }
        (_executor, _batches, _movedAt, _asideAt) = (executor, new BatchRule(executor.BatchLimit), _options.Time.GetTimestamp(), null);
        _slots.Open(executor.Slots);
        return _slots.Reserve();
    }

    /// <summary>The sweep cannot run here now: said once, and tried again after a while.</summary>
    private void SetAside(Exception fault)
    {
        bool isNew;
        lock (_gate)
        {
            isNew = _said != fault.Message;
            (_said, _asideAt) = (fault.Message, _options.Time.GetTimestamp());
            _work.GiveBackReady();
        }
        if (isNew)
        {
            var why = fault is ExecutorException or ClusterException ? fault.Message : $"{fault.GetType().Name}: {fault.Message}";
            _options.Warn($"The sweep {_sweep.Id} of {_sweep.Terms.Experiment} cannot run here: {why} It is left to others and tried again every {_options.AsideFor.TotalSeconds:0.#} s.");
        }
    }

    private async Task EndExecutorAsync()
    {
        var executor = Locked(() =>
        {
            var ended = _executor;
            (_executor, _isHungry) = (null, false);
            _slots.Close();
            return ended;
        });
        await (executor?.DisposeAsync() ?? ValueTask.CompletedTask).ConfigureAwait(false);
    }
}
