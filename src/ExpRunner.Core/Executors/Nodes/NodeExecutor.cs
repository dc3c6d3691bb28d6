using ExpRunner.Execution;
using ExpRunner.Nodes;
using ExpRunner.Sweeps;
using ExpRunner.Workers;

namespace ExpRunner.Executors.Nodes;

/// <summary>
/// Runs attempts in workers on nodes, as a pool does on this machine: the same frames over the standard streams of a command there, and files as frames too.
/// A node that is lost takes nothing with it but what ran there, which runs elsewhere.
/// </summary>
internal sealed class NodeExecutor : IExecutor
{
    private readonly NodeExecutorOptions _options;
    private readonly WorkerCrew _crew;
    private readonly WorkerPlace _here;
    private readonly Dictionary<NodeGate, NodeFolder> _folders;

    public NodeExecutor(NodeExecutorOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfZero(options.Slots.Count);
        _options = options;
        _here = new WorkerPlace(options.Command, options.Program, options.ScratchFolder, options);
        _folders = options.Slots.Select(slot => slot.Gate).Distinct().ToDictionary(gate => gate, gate => new NodeFolder(gate, options));
        _crew = new WorkerCrew(options.Slots.Count, options, Launch);
    }

    public IReadOnlyList<Slot> Slots => _crew.Slots;

    public int BatchLimit => _crew.BatchLimit;

    /// <summary>Starts the workers on all nodes that are open, and waits until one of them is ready, so that a program that cannot be one is found out at once.</summary>
    public async Task StartAsync(CancellationToken cancel)
    {
        if (_folders.Keys.Any(gate => gate.Node.IsHere))
        {
            _here.Keep();
        }
        _crew.Start(slot => _options.Slots[slot.Index].Gate is { Facts: not null, Aside: null });
        var starting = Slots.Where(slot => _options.Slots[slot.Index].Index == 0).Select(slot => TryStartAsync(slot, cancel)).ToList();
        while (starting.Count > 0)
        {
            var first = await Task.WhenAny(starting).ConfigureAwait(false);
            starting.Remove(first);
            if (await first.ConfigureAwait(false))
            {
                return;
            }
        }
    }

    public ValueTask<bool> ReadyAsync(Slot slot, CancellationToken cancel) => _options.Nodes.ReadyAsync(_options.Slots[slot.Index], cancel);

    public async Task RunAsync(Slot slot, IReadOnlyList<Attempt> attempts, IAttemptObserver observer, CancellationToken cancel)
    {
        var gate = _options.Slots[slot.Index].Gate;
        var life = gate.Life;
        try
        {
            await _crew[slot].RunAsync(attempts, new NodeObserver(gate, observer), cancel).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is CutOffException or ExecutorException)
        {
            Lose(gate, life, fault);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _crew.DisposeAsync().ConfigureAwait(false);
        _here.Dispose();
    }

    private ILaunchedWorker Launch(int slot)
    {
        var place = _options.Slots[slot];
        return place.Gate.Node.IsHere
            ? _here.Launch(slot, _options.SlotVariable, place.Binding, isWakeful: false, place.Gate.Node.Spec.Name)
            : _folders[place.Gate].Launch(place);
    }

    private async Task<bool> TryStartAsync(Slot slot, CancellationToken cancel)
    {
        var gate = _options.Slots[slot.Index].Gate;
        while (await ReadyAsync(slot, cancel).ConfigureAwait(false))
        {
            var life = gate.Life;
            try
            {
                await _crew[slot].PreparedAsync(cancel).ConfigureAwait(false);
                return true;
            }
            catch (Exception fault) when (fault is CutOffException or ExecutorException)
            {
                Lose(gate, life, fault);
            }
        }
        return false;
    }

    /// <summary>A node that cannot be reached may come back; one on which no worker starts is not tried again.</summary>
    private static void Lose(NodeGate gate, int life, Exception fault)
    {
        if (fault is CutOffException)
        {
            gate.Lost(life, $"{fault.Message.TrimEnd('.')}.");
        }
        else
        {
            gate.SetAside(fault.Message);
        }
    }
}
