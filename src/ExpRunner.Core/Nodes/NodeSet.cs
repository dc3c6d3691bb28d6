using ExpRunner.Execution;
using ExpRunner.Sweeps;

namespace ExpRunner.Nodes;

/// <summary>The nodes of a sweep, for all its executors: each is connected once.</summary>
internal sealed class NodeSet : IAsyncDisposable
{
    private readonly NodeGate[] _gates;
    private readonly Action<string> _warn;

    public NodeSet(IReadOnlyList<INode> nodes, NodeRules rules, Action<string> warn, TimeProvider time)
    {
        ArgumentOutOfRangeException.ThrowIfZero(nodes.Count);
        (Rules, _warn) = (rules, warn);
        _gates = [.. nodes.Select(node => new NodeGate(node, rules, warn, time))];
    }

    /// <summary>How patient one is with them.</summary>
    public NodeRules Rules { get; }

    public IReadOnlyList<NodeGate> Gates => _gates;

    /// <summary>Opens all at once; returns when each is open, or was tried and does not say how many attempts it runs, or has that said and is tried on.</summary>
    /// <exception cref="ExecutorException">None can be used.</exception>
    public async Task OpenAsync(CancellationToken cancel)
    {
        var opened = _gates.Select(gate => gate.ReadyAsync(cancel).AsTask()).ToList();
        while (opened.Count > 0)
        {
            var first = await Task.WhenAny(opened).ConfigureAwait(false);
            opened.Remove(first);
            await first.ConfigureAwait(false);
            if (_gates.All(IsKnown) && _gates.Any(gate => gate.Facts is not null))
            {
                return;
            }
        }
        ThrowIfNone();
    }

    /// <summary>Divides the nodes into slots.</summary>
    /// <param name="needs">What each slot needs.</param>
    /// <param name="most">The most slots wanted.</param>
    /// <returns>At least one; the first ones on different nodes, so that few attempts spread out.</returns>
    /// <exception cref="ExecutorException">Nothing fits anywhere.</exception>
    public IReadOnlyList<NodeSlot> Divide(Needs needs, int most)
    {
        var slots = _gates.SelectMany(gate => NodeCapacity.Divide(gate, needs)).OrderBy(slot => slot.Index).Take(most).ToArray();
        foreach (var gate in _gates.Where(gate => gate.Aside is null && !IsKnown(gate)))
        {
            _warn($"{gate.Node.Spec.Name}: it is left out: it could not be reached, and nobody says how many workers it has. Write workers: N, and it joins when it is back.");
        }
        return slots.Length > 0 ? slots : throw new ExecutorException(NothingFits(needs));
    }

    /// <summary>Waits until the node of a slot is open.</summary>
    /// <returns>False: it is set aside, and others are not.</returns>
    /// <exception cref="ExecutorException">All are set aside.</exception>
    public async ValueTask<bool> ReadyAsync(NodeSlot slot, CancellationToken cancel)
    {
        if (await slot.Gate.ReadyAsync(cancel).ConfigureAwait(false))
        {
            return true;
        }
        ThrowIfNone();
        return false;
    }

    public async ValueTask DisposeAsync() => await Task.WhenAll(_gates.Select(gate => gate.DisposeAsync().AsTask())).ConfigureAwait(false);

    private static bool IsKnown(NodeGate gate) => gate.Facts is not null || gate.Node.Spec is { Workers: not null } or { Slots.Count: > 0 };

    private void ThrowIfNone()
    {
        if (_gates.All(gate => gate.Aside is not null))
        {
            throw new ExecutorException(string.Join('\n', _gates.Select(gate => $"{gate.Node.Spec.Name}: {gate.Aside}").Prepend("No node is left to run on. `exprun doctor` looks at each.")));
        }
    }

    private string NothingFits(Needs needs)
        => string.Join('\n', _gates.Select(gate => $"{gate.Node.Spec.Name}: {NodeCapacity.Lack(gate, needs)}").Prepend($"A trial needs {needs}, and no node has that."));
}
