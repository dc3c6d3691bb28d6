namespace ExpRunner.Nodes;

/// <summary>A node cannot be used now; the message says why and what to do.</summary>
internal sealed class NodeException(string message, Exception? inner = null) : Exception(message, inner);
