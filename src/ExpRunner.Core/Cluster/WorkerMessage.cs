using ExpRunner.Leases;

namespace ExpRunner.Cluster;

/// <summary>What a worker says to a coordinator: how it stands, and what became of what has ended.</summary>
/// <param name="Report">How it stands.</param>
/// <param name="Outcomes">For each end in the report, in the same order, the outcome as <see cref="AttemptBodies"/> writes it.</param>
/// <param name="Code">The code it runs: where it is not the sweep's, it gets nothing.</param>
internal sealed record WorkerMessage(LeaseReport Report, IReadOnlyList<ReadOnlyMemory<byte>> Outcomes, string Code);
