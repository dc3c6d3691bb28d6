using ExpRunner.Nodes;

namespace ExpRunner.Programs.ClusterFiles;

/// <summary>What a cluster file says.</summary>
/// <param name="Name">What the cluster is called; null: it says nothing of that.</param>
/// <param name="Nodes">Its nodes, in order, each with a name of its own.</param>
internal sealed record ClusterFile(string? Name, IReadOnlyList<NodeSpec> Nodes);
