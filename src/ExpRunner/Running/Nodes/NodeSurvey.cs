using ExpRunner.Execution;
using ExpRunner.Leases;
using ExpRunner.Nodes;
using ExpRunner.Sweeps;

namespace ExpRunner.Hosting.Running;

/// <summary>A look at nodes as a sweep would find them, each tried once.</summary>
internal sealed class NodeSurvey : IAsyncDisposable
{
    private readonly NodeGate[] _gates;

    private NodeSurvey(NodeGate[] gates) => _gates = gates;

    /// <summary>The nodes; those that could not be reached have a reason in <see cref="NodeGate.Aside"/>.</summary>
    public IReadOnlyList<NodeGate> Gates => _gates;

    /// <summary>Connects to all at once.</summary>
    /// <exception cref="SweepException">What names the nodes is wrong.</exception>
    public static async Task<NodeSurvey> LookAsync(SweepOptions options, CancellationToken cancel)
    {
        var rules = NodeChoice.RulesOf(options) with { FirstTries = new RetryRules { MaxTries = 1 } };
        var survey = new NodeSurvey([.. NodeChoice.Of(options).Select(node => new NodeGate(node, rules, static _ => { }, TimeProvider.System))]);
        await Task.WhenAll(survey._gates.Select(gate => gate.ReadyAsync(cancel).AsTask())).ConfigureAwait(false);
        return survey;
    }

    /// <summary>The slots of a node for attempts that ask for nothing but a processor.</summary>
    public static IReadOnlyList<NodeSlot> SlotsOf(NodeGate gate) => [.. NodeCapacity.Divide(gate, Needs.Least)];

    /// <summary>How a node is reached, in words.</summary>
    public static string WayTo(NodeSpec spec) => spec.IsHere
        ? "this machine"
        : FormattableString.Invariant($"{(spec.User is { } user ? $"{user}@" : "")}{(spec.HostName.Contains(':', StringComparison.Ordinal) ? $"[{spec.HostName}]" : spec.HostName)}{(spec.Port is { } port ? $":{port}" : "")}");

    public async ValueTask DisposeAsync() => await Task.WhenAll(_gates.Select(gate => gate.DisposeAsync().AsTask())).ConfigureAwait(false);
}
