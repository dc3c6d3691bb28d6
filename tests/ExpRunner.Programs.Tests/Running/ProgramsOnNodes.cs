using ExpRunner.Execution;
using ExpRunner.Nodes;
using ExpRunner.Programs.Running;
using ExpRunner.Sweeps;

namespace ExpRunner.Programs.Tests.Running;

/// <summary>Programs that run on a node for tests.</summary>
internal sealed class ProgramsOnNodes : IAsyncDisposable
{
    private readonly NodeSet _nodes;

    public ProgramsOnNodes(ProgramRuns runs, params INode[] nodes)
    {
        Runs = runs;
        _nodes = new NodeSet(nodes, Rules, warning =>
        {
            lock (runs.Warnings)
            {
                runs.Warnings.Add(warning);
            }
        }, TimeProvider.System);
    }

    public ProgramRuns Runs { get; }

    public NodeRules Rules { get; init; } = new() { Tries = new() { MaxTries = 2, Backoff = TimeSpan.FromMilliseconds(10) }, FirstTries = new() { MaxTries = 2, Backoff = TimeSpan.FromMilliseconds(10) } };

    public NodeSet Nodes => _nodes;

    /// <summary>An executor with a slot on each node.</summary>
    public ProgramExecutor Executor(ProgramExecutorOptions options, int slots = 1)
        => new(options, _nodes, [.. Enumerable.Range(0, slots).SelectMany(index => _nodes.Gates.Select(gate => new NodeSlot(gate, index, "")))]);

    /// <summary>Runs one attempt on the first node, with an executor of its own.</summary>
    public async Task<Outcome> RunAsync(ProgramSpec spec, Attempt? attempt = null, AttemptLimits? limits = null, CancellationToken cancel = default)
    {
        await using var executor = Executor(Runs.Options(spec) with { Limits = limits ?? new AttemptLimits() });
        await executor.StartAsync(CancellationToken.None);
        return Assert.Single(await Runs.RunAsync(executor, [attempt ?? Runs.Attempt()], 0, cancel)).Outcome;
    }

    public ValueTask DisposeAsync() => _nodes.DisposeAsync();
}
