namespace ExpRunner.Nodes;

/// <summary>A slot on a node.</summary>
/// <param name="Gate">The node.</param>
/// <param name="Index">Its number there, from 0.</param>
/// <param name="Binding">What it binds, such as the number of a device; empty text: nothing.</param>
internal sealed record NodeSlot(NodeGate Gate, int Index, string Binding);
