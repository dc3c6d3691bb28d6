using ExpRunner.Execution;
using ExpRunner.Nodes;
using ExpRunner.Platform;
using ExpRunner.Programs.Running.OnNodes;
using ExpRunner.Sweeps;

namespace ExpRunner.Programs.Running;

/// <summary>Runs the stages of attempts as programs on this machine, each slot on a thread of its own.</summary>
internal sealed class ProgramExecutor : IExecutor
{
    /// <summary>Enough that a short command costs no change of threads, and few enough that none waits long behind others.</summary>
    private const int LargestBatch = 64;
    private readonly ProgramSlot[] _slots;
    private readonly Watchdog _watchdog;
    private readonly ProcessMemory _memory;
    private readonly Lazy<Dictionary<string, string>> _variables;

    private readonly NodeRuns[] _runs;

    /// <summary>Runs programs on slots of this machine.</summary>
    public ProgramExecutor(ProgramExecutorOptions options)
        : this(options, [], null)
    {
    }

    /// <summary>Runs programs on slots of nodes; on one that is this machine, they run as elsewhere on it.</summary>
    /// <param name="options">How; the slots are those of the nodes.</param>
    /// <param name="nodes">The nodes, which are open.</param>
    /// <param name="slots">Their slots; at least one.</param>
    public ProgramExecutor(ProgramExecutorOptions options, NodeSet nodes, IReadOnlyList<NodeSlot> slots)
        : this(
            options with { Slots = [.. slots.Select(slot => slot.Binding)] },
            [.. slots.Select(slot => slot.Gate).Distinct().Where(gate => !gate.Node.IsHere).Select(gate => new NodeRuns(nodes, gate, options.Limits.Grace, options.Time))],
            slots)
    {
    }

    private ProgramExecutor(ProgramExecutorOptions options, NodeRuns[] runs, IReadOnlyList<NodeSlot>? nodeSlots)
    {
        ArgumentOutOfRangeException.ThrowIfZero(options.Slots.Count);
        (Options, _runs) = (options, runs);
        Trees = new ProcessTrees(RunnerToken.Variable, options.Time);
        Leftovers = new Leftovers(Trees, options.Limits.Grace, options.Time, options.Warn);
        Scores = new ProgramScores(options.Warn);
        _memory = new ProcessMemory(options.Time);
        _watchdog = new Watchdog(options.Limits, Check);
        _variables = new(() => new(options.Environment, StringComparer.Ordinal));
        _slots = [.. options.Slots.Select((_, index) => new ProgramSlot(this, index, slot => PlaceOf(slot, nodeSlots?[index])))];
        Slots = [.. options.Slots.Select((_, index) => new Slot(index))];
    }

    public ProgramExecutorOptions Options { get; }

    public IReadOnlyList<Slot> Slots { get; }

    public int BatchLimit => LargestBatch;

    /// <summary>What the processes of this executor carry.</summary>
    public RunnerToken Token { get; } = new();

    public ProcessTrees Trees { get; }

    public Leftovers Leftovers { get; }

    public ProgramScores Scores { get; }

    /// <summary>Ends what runs if this process is killed; null: it could not be started.</summary>
    public Guardian? Guardian { get; private set; }

    public Task StartAsync(CancellationToken cancel)
    {
        if (_runs.Length > 0 && Options.Limits.Memory is not null)
        {
            throw new ExecutorException($"--memory cannot be kept by programs on {string.Join(", ", _runs.Select(runs => runs.Gate.Node.Spec.Name))}: nobody sees there how much they use. "
                + "Leave it out, or let the node's system see to it, as by wrap: \"systemd-run --scope -p MemoryMax=2G\" or 'ulimit -v' in the command.");
        }
        if (!Spawner.IsAvailable)
        {
            throw new ExecutorException("Programs are run by posix_spawn with a working directory, which this system does not have.");
        }
        try
        {
            Guardian = new Guardian(Token.Text, _slots.Length, Options.Limits.Grace);
        }
        catch (Exception fault) when (fault is ExecutorException or IOException or UnauthorizedAccessException)
        {
            Options.Warn($"Programs will go on if this process is killed: {fault.Message}");
        }
        _watchdog.Start();
        return Task.CompletedTask;
    }

    public ValueTask<bool> ReadyAsync(Slot slot, CancellationToken cancel) => _slots[slot.Index].Place.ReadyAsync(cancel);

    public Task RunAsync(Slot slot, IReadOnlyList<Attempt> attempts, IAttemptObserver observer, CancellationToken cancel)
        => _slots[slot.Index].RunAsync(attempts, observer, cancel);

    /// <summary>The value that a variable has here, for folders and variables that speak of it; null: it is not set.</summary>
    public string? Variable(string name) => _variables.Value.GetValueOrDefault(name);

    /// <summary>Looks at limits and the wish to stop at once.</summary>
    public void Look() => _watchdog.Wake();

    /// <summary>From now on minds the timeouts of a program's stages.</summary>
    public void Mind(ProgramSpec? spec)
    {
        if (spec?.Stages.Min(stage => stage.Timeout) is { } shortest)
        {
            _watchdog.Mind(shortest);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Array.ForEach(_slots, slot => slot.Dispose());
        await Task.WhenAll(_runs.Select(run => run.DisposeAsync().AsTask())).ConfigureAwait(false);
        _watchdog.Dispose();
        RemoveScratch();
        Guardian?.Dispose();
        Guardian = null;
    }

    private void RemoveScratch()
    {
        try
        {
            Directory.Delete(Options.ScratchFolder, recursive: false);
        }
        catch (IOException)
        {
            // It was never made, or others use it.
        }
    }

    private IStagePlace PlaceOf(ProgramSlot slot, NodeSlot? at)
        => at is null || at.Gate.Node.IsHere ? new LocalPlace(slot, at) : new NodePlace(slot, at, _runs.First(runs => runs.Gate == at.Gate));

    /// <summary>Signals all trees at once, so that ending many takes no longer than ending one.</summary>
    private void Check()
    {
        List<(SpawnedProcess, string)> asked = [], forced = [];
        foreach (var slot in _slots)
        {
            if (slot.Running is { } running)
            {
                var signal = running.Check(_memory.Of);
                if (signal != 0 && running.Away is { } away)
                {
                    away.Signal(signal);
                    continue;
                }
                (signal == Libc.SigTerm ? asked : signal == Libc.SigKill ? forced : null)?.Add((running.Process, running.Token));
            }
        }
        if (asked.Count > 0)
        {
            Trees.Signal(asked, Libc.SigTerm);
        }
        if (forced.Count > 0)
        {
            Trees.Signal(forced, Libc.SigKill);
        }
    }
}
