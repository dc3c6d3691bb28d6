using ExpRunner.Execution;
using ExpRunner.Executors.Nodes;
using ExpRunner.Hosting.Commands;
using ExpRunner.Nodes;
using ExpRunner.Programs;
using ExpRunner.Programs.Running;
using ExpRunner.Sweeps;

namespace ExpRunner.Hosting.Running;

/// <summary>Brings experiments to nodes: those that ssh reaches are connected once for the whole sweep, tasks of Slurm are asked for what an experiment needs.</summary>
internal sealed class NodeBackend(SweepOptions options, ISweepProgress progress, TimeProvider time) : IAsyncDisposable
{
    private readonly ProcessCommand _worker = ThisProgram.Command(WorkerVerb.Name);
    private Deployment? _deployment;
    private NodeSet? _nodes;

    private bool IsSlurm => ExecutorChoice.NameOf(options) == SlurmChoice.Slurm;

    /// <summary>Makes the executor of an experiment; it is not started.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="toRun">The most repetitions it runs.</param>
    /// <param name="cancel">Ends the wait for nodes.</param>
    /// <exception cref="ExecutorException">No node can be used, or nothing fits.</exception>
    public async Task<IExecutor> CreateAsync(Experiment experiment, UInt128 toRun, CancellationToken cancel)
    {
        if (_nodes is null)
        {
            _nodes = new NodeSet(NodesFor(experiment, toRun), NodeChoice.RulesOf(options), progress.Warn, time);
            await _nodes.OpenAsync(cancel).ConfigureAwait(false);
        }
        var slots = SlotsFor(experiment, _nodes, toRun);
        var limits = ExecutorChoice.LimitsOf(options, experiment);
        return experiment is ProgramSweep program
            ? new ProgramExecutor(ExecutorChoice.ProgramOptionsOf(options, program, [], progress, time), _nodes, slots)
            : new NodeExecutor(OptionsOf(experiment, _nodes, slots, limits));
    }

    /// <summary>What the next experiment needs may differ: tasks of Slurm are given back, so that others can be had.</summary>
    public async Task BeforeNextAsync()
    {
        if (IsSlurm)
        {
            await DisposeAsync().ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        var nodes = _nodes;
        _nodes = null;
        if (nodes is not null)
        {
            await nodes.DisposeAsync().ConfigureAwait(false);
        }
    }

    private IReadOnlyList<INode> NodesFor(Experiment experiment, UInt128 toRun)
        => IsSlurm ? SlurmChoice.Of(options, experiment.Needs, toRun, progress.Note, time) : NodeChoice.Of(options);

    /// <summary>Slots that a program lists or counts are those of each node, unless the node has its own.</summary>
    private IReadOnlyList<NodeSlot> SlotsFor(Experiment experiment, NodeSet nodes, UInt128 toRun)
    {
        var most = Math.Min(options.Workers ?? int.MaxValue, (int)UInt128.Clamp(toRun, 1, int.MaxValue));
        if (experiment is not ProgramSweep { Spec: var program } || SlotChoice.MostOf(program) is not { } each)
        {
            return nodes.Divide(experiment.Needs, most);
        }
        return
        [
            .. nodes.Divide(experiment.Needs, int.MaxValue)
                .Where(slot => HasOwnSlots(slot) || slot.Index < each)
                .Select(slot => HasOwnSlots(slot) || program.Slots.Count == 0 ? slot : slot with { Binding = program.Slots[slot.Index] })
                .Take(most),
        ];
    }

    private static bool HasOwnSlots(NodeSlot slot) => slot.Gate.Node.Spec.Slots.Count > 0;

    private NodeExecutorOptions OptionsOf(Experiment experiment, NodeSet nodes, IReadOnlyList<NodeSlot> slots, AttemptLimits limits)
    {
        var scratch = ScratchFolder.For(options.Out);
        return new NodeExecutorOptions
        {
            Nodes = nodes,
            Slots = slots,
            SlotVariable = SlotChoice.VariableOf(options, experiment),
            Isolate = options.Isolate,
            Command = _worker,
            Program = nodes.Gates.Any(gate => gate.Node.IsHere) ? ThisProgram.Keep(scratch, options.Out) : null,
            Deployment = options.Deploy ? _deployment ??= new Deployment(_worker, ThisProgram.Files(options.Out), progress.Warn) : null,
            ScratchFolder = scratch,
            Version = ThisProgram.Version,
            CodeIdentity = ExperimentRegistry.CodeIdentity,
            Limits = limits,
            Warn = progress.Warn,
            Time = time,
        };
    }
}
