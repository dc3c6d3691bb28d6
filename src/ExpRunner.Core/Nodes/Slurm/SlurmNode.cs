using ExpRunner.Execution;

namespace ExpRunner.Nodes.Slurm;

/// <summary>
/// A task of an array job. When it has ended, as at its time limit, opening the node again waits for another. Each command is a step of it.
/// </summary>
internal sealed class SlurmNode : INode
{
    private static readonly Lazy<Task<bool>> IsBound = new(AskBoundAsync);
    private readonly SlurmJob _job;
    private readonly NodeRules _rules;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _one = new(1);
    private volatile Held? _held;
    private int _isOver;

    public SlurmNode(NodeSpec spec, SlurmJob job, NodeRules rules, TimeProvider time)
    {
        (Spec, _job, _rules, _time) = (spec, job, rules, time);
        job.Join();
    }

    public NodeSpec Spec { get; }

    public bool IsHere => false;

    /// <summary>A queue is no fault.</summary>
    public TimeSpan? Opening => Timeout.InfiniteTimeSpan;

    public TimeSpan? Left => _held is { EndsAt: { } end } ? end - _time.GetElapsedTime(0) : null;

    public async Task<NodeFacts> OpenAsync(CancellationToken cancel)
    {
        await CloseAsync().ConfigureAwait(false);
        var task = await _job.TakeAsync(cancel).ConfigureAwait(false);
        await _one.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            return await HoldAsync(task, cancel).ConfigureAwait(false);
        }
        finally
        {
            _one.Release();
        }
    }

    public async Task CloseAsync()
    {
        await _one.WaitAsync().ConfigureAwait(false);
        try
        {
            await LeaveAsync().ConfigureAwait(false);
        }
        finally
        {
            _one.Release();
        }
    }

    public ProcessCommand Command(string script, bool isEndTold = true)
    {
        var held = _held ?? throw new InvalidOperationException($"{Spec.Name} is not open.");
        return SlurmWay.Command(held.Task, _job.Options, held.IsBound, script);
    }

    /// <summary>Signals come from the script as well as from Slurm, so that it must be asked; in an allocation that lasts all ends are the script's.</summary>
    public bool IsCutOff(ProcessEnd end)
    {
        var held = _held;
        return end.ExitCode != 0
            && (held is null || end.ExitCode == SlurmWay.Fault || held.Beat.IsGone || Left <= TimeSpan.Zero || (end.ExitCode > 128 && !IsRunning(held.Task)));
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync().ConfigureAwait(false);
        if (Interlocked.Exchange(ref _isOver, 1) == 0)
        {
            await _job.LeaveAsync().ConfigureAwait(false);
        }
    }

    private async Task<NodeFacts> HoldAsync(SlurmTask task, CancellationToken cancel)
    {
        var bound = await IsBound.Value.ConfigureAwait(false);
        var beat = SlurmBeat.Start(SlurmWay.Command(task, _job.Options, bound, _job.BeatScript), _job.Options.Silence, _time);
        _held = new Held(task, beat, task.Left is { } left ? _time.GetElapsedTime(0) + left : null, bound);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(_rules.Opening);
        try
        {
            return await NodeProbe.AskAsync(this, _time, patience.Token).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is OperationCanceledException or NodeException)
        {
            await LeaveAsync().ConfigureAwait(false);
            cancel.ThrowIfCancellationRequested();
            throw fault as NodeException ?? new NodeException($"its task {task.Key} on {task.Host} did not answer within {_rules.Opening.TotalSeconds:0.#} s.", fault);
        }
    }

    private async Task LeaveAsync()
    {
        if (_held is not { } held)
        {
            return;
        }
        _held = null;
        try
        {
            await _job.GiveBackAsync(held.Task).ConfigureAwait(false);
        }
        catch (NodeException)
        {
            // Without beats the task gives itself back.
        }
        await held.Beat.DisposeAsync().ConfigureAwait(false);
    }

    private bool IsRunning(SlurmTask task)
    {
        try
        {
            return _job.IsRunningAsync(task, CancellationToken.None).GetAwaiter().GetResult();
        }
        catch (NodeException)
        {
            return false;
        }
    }

    private static async Task<bool> AskBoundAsync()
    {
        try
        {
            using var process = OwnedProcess.Start(SlurmWay.AskBound);
            return (await process.Ended.ConfigureAwait(false)).ExitCode == 0;
        }
        catch (ExecutorException)
        {
            return false;
        }
    }

    private sealed record Held(SlurmTask Task, SlurmBeat Beat, TimeSpan? EndsAt, bool IsBound);
}
