using ExpRunner.Execution;
using ExpRunner.Nodes;
using ExpRunner.Workers;

namespace ExpRunner.Executors.Nodes;

/// <summary>How typed experiments run on nodes.</summary>
internal sealed record NodeExecutorOptions : CrewRules
{
    /// <summary>The nodes, opened; whoever made them closes them.</summary>
    public required NodeSet Nodes { get; init; }

    /// <summary>The slots, at least one; each has a worker.</summary>
    public required IReadOnlyList<NodeSlot> Slots { get; init; }

    /// <summary>The variable in which a worker finds what its slot binds.</summary>
    public string SlotVariable { get; init; } = SlotShare.UsualVariable;

    /// <summary>Starts a worker on this machine: this program again.</summary>
    public required ProcessCommand Command { get; init; }

    /// <summary>Keeps the program's files for workers that start later on this machine; null: they start from what is there then.</summary>
    public KeptProgram? Program { get; init; }

    /// <summary>What is sent to nodes that lack it; null: nothing, the program has the same path there.</summary>
    public Deployment? Deployment { get; init; }

    /// <summary>Holds output of workers on this machine while it is nobody's yet.</summary>
    public required string ScratchFolder { get; init; }
}
