using ExpRunner.Execution;
using ExpRunner.Workers;

namespace ExpRunner.Executors.Pool;

/// <summary>How a pool works.</summary>
internal sealed record PoolOptions : CrewRules
{
    /// <summary>What each slot binds, such as the number of a device, or two with a comma; empty text: nothing. At least one slot; each has a worker.</summary>
    public required IReadOnlyList<string> Slots { get; init; }

    /// <summary>The variable in which a worker finds what its slot binds.</summary>
    public string SlotVariable { get; init; } = SlotShare.UsualVariable;

    /// <summary>Starts a worker: this program again, so that it calls <see cref="WorkerProgram"/>.</summary>
    public required ProcessCommand Command { get; init; }

    /// <summary>Keeps the program's files for workers that start later; null: they start from what is there then.</summary>
    public KeptProgram? Program { get; init; }

    /// <summary>Holds output while it is nobody's yet; on the file system of the results, of this runner alone. Made when needed, removed when empty.</summary>
    public required string ScratchFolder { get; init; }
}
