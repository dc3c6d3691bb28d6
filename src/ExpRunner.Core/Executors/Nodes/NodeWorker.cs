using ExpRunner.Execution;
using ExpRunner.Nodes;
using ExpRunner.Sweeps;
using ExpRunner.Workers;

namespace ExpRunner.Executors.Nodes;

/// <summary>A worker on another machine, reached through the standard streams of a command there.</summary>
/// <param name="node">The machine.</param>
/// <param name="far">How the worker works.</param>
/// <param name="script">Starts it.</param>
/// <param name="maxLog">The most bytes of a log; null: all.</param>
/// <param name="remedy">Sends what the machine lacks; true: it can be started again.</param>
internal sealed class NodeWorker(INode node, FarTerms far, string script, long? maxLog, Func<ProcessEnd, CancellationToken, Task<bool>> remedy) : ILaunchedWorker
{
    /// <summary>How long a worker may take to end that was told to by force.</summary>
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(5);
    private readonly OwnedProcess _process = OwnedProcess.Start(node.Command(script));
    private readonly Lock _gate = new();
    private Task<ProcessEnd>? _ending;
    private bool _isUnreachable;

    public string Command => $"the worker on {node.Spec.Name}";

    public Stream Input => _process.Input;

    public Stream Output => _process.Output;

    public Func<bool>? HasOutput => null;

    public string Spool => far.Spool;

    public string Printed => _process.Printed;

    public long MemoryInUse => 0;

    public FarTerms Far => far;

    public string Host => node.Spec.Name;

    public Task<ProcessEnd> Ended => _process.Ended;

    public bool IsCutOff(ProcessEnd end) => node.IsCutOff(end);

    public Task<bool> RemedyAsync(ProcessEnd end, CancellationToken cancel) => remedy(end, cancel);

    public Task<ProcessEnd> EndTreeAsync(TimeSpan patience)
    {
        lock (_gate)
        {
            return _ending ??= EndAsync(patience);
        }
    }

    /// <summary>What the dead worker left is fetched by one more command, and its folder removed.</summary>
    public async Task<WorkerRemains> ClearAsync(Attempt? owner)
    {
        var end = await Ended.ConfigureAwait(false);
        if (_isUnreachable || end.ExitCode is 0 or WorkerScript.LacksProgram || IsCutOff(end))
        {
            return new WorkerRemains("");
        }
        var remains = new NodeRemains(owner);
        var fault = await NodeCall.RunAsync(node, WorkerScript.Clear(far, remains.OutPath), remains.ReadAsync, limit: null).ConfigureAwait(false);
        return fault is null ? remains.End(maxLog) : new WorkerRemains($"(its output was not kept: {fault})");
    }

    /// <summary>
    /// First on its own machine, so that nothing is left there; one that is still starting learns that nobody talks to it any more. Where that is not to be had, the
    /// way there is ended, which the worker notices.
    /// </summary>
    private async Task<ProcessEnd> EndAsync(TimeSpan patience)
    {
        if (!Ended.IsCompleted)
        {
            var fault = await NodeCall.RunAsync(node, WorkerScript.End(far, patience), read: null, EndLimit + patience).ConfigureAwait(false);
            CloseInput();
            await Task.WhenAny(Ended, Task.Delay(fault is null ? EndLimit : TimeSpan.Zero)).ConfigureAwait(false);
        }
        _isUnreachable = !Ended.IsCompleted;
        return await _process.EndTreeAsync(TimeSpan.Zero).ConfigureAwait(false);
    }

    private void CloseInput()
    {
        try
        {
            _process.Input.Close();
        }
        catch (IOException)
        {
            // It takes nothing any more.
        }
    }
}
