using ExpRunner.Execution;

namespace ExpRunner.Cluster.Working;

/// <summary>A slot of a sweep on this machine.</summary>
/// <param name="Station">Where it is.</param>
/// <param name="Slot">The slot there.</param>
internal sealed record SweepSlot(Station Station, Slot Slot);
