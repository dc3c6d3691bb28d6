using ExpRunner.Execution;
using ExpRunner.Sweeps;

namespace ExpRunner.Nodes;

/// <summary>What a node has for attempts: what people say of it goes before what was found there.</summary>
internal static class NodeCapacity
{
    /// <summary>What it has.</summary>
    public static Capacity Of(NodeSpec spec, NodeFacts? facts) => new()
    {
        Cpus = spec.Cpus ?? (spec.Workers is null && spec.Slots.Count == 0 ? facts?.Cpus : null),
        Gpus = spec.Gpus ?? facts?.Gpus ?? [],
        Memory = spec.Memory ?? facts?.Memory,
        Tags = spec.Tags,
    };

    /// <summary>Its slots; none where nobody knows of any, or none fits.</summary>
    public static IEnumerable<NodeSlot> Divide(NodeGate gate, Needs needs)
    {
        var spec = gate.Node.Spec;
        if (gate.Facts is null && spec.Workers is null && spec.Slots.Count == 0)
        {
            return [];
        }
        var most = spec.Workers ?? (spec.Slots.Count > 0 ? spec.Slots.Count : int.MaxValue);
        var shares = Of(spec, gate.Facts).Pack(needs, most);
        return shares.Select((share, index) => new NodeSlot(gate, index, spec.Slots.Count > 0 ? spec.Slots[index % spec.Slots.Count] : share.Binding));
    }

    /// <summary>Why not even one slot fits.</summary>
    public static string Lack(NodeGate gate, Needs needs) => gate.Aside ?? Of(gate.Node.Spec, gate.Facts).Lack(needs) ?? "it could not be reached";
}
