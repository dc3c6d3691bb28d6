namespace ExpRunner.Nodes;

/// <summary>A node cannot be used now; the message says why and what to do.</summary>
internal sealed class NodeException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether it stays so until somebody does what the message says, such as giving it a key: no further try is worth waiting for.</summary>
    public bool IsLasting { get; init; }
}
