using ExpRunner.Nodes;

namespace ExpRunner.Programs.Running.OnNodes;

/// <summary>The run on a node, begun anew whenever the node was opened anew; for all slots of the node.</summary>
internal sealed class NodeRuns(NodeSet nodes, NodeGate gate, TimeSpan grace, TimeProvider time) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly List<Task> _ending = [];
    private Task<NodeRun>? _run;
    private int _life;

    /// <summary>The node.</summary>
    public NodeGate Gate => gate;

    /// <summary>Waits until the node is open and ready for programs.</summary>
    /// <returns>Null: it is set aside.</returns>
    /// <exception cref="Execution.ExecutorException">All nodes are set aside.</exception>
    public async ValueTask<NodeRun?> ReadyAsync(NodeSlot slot, CancellationToken cancel)
    {
        while (await nodes.ReadyAsync(slot, cancel).ConfigureAwait(false))
        {
            var life = gate.Life;
            try
            {
                if (await RunOf(life).WaitAsync(cancel).ConfigureAwait(false) is { WhyLost: null } run)
                {
                    return run;
                }
            }
            catch (NodeException fault)
            {
                gate.Lost(life, fault.Message);
            }
        }
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_run is not null)
        {
            await EndAsync(_run).ConfigureAwait(false);
        }
        await Task.WhenAll(_ending).ConfigureAwait(false);
    }

    private Task<NodeRun> RunOf(int life)
    {
        lock (_gate)
        {
            if (_run is not null && _life == life)
            {
                return _run;
            }
            if (_run is not null)
            {
                _ending.Add(EndAsync(_run));
            }
            _life = life;
            return _run = Task.Run(() => NodeRun.StartAsync(gate, gate.Facts!, life, nodes.Rules, grace, time, CancellationToken.None));
        }
    }

    private static async Task EndAsync(Task<NodeRun> started)
    {
        try
        {
            await (await started.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
        }
        catch (NodeException)
        {
            // It never began, which was told.
        }
    }
}
