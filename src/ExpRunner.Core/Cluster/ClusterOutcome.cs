using ExpRunner.Sweeps;

namespace ExpRunner.Cluster;

/// <summary>An attempt that has ended.</summary>
/// <param name="Key">The repetition.</param>
/// <param name="Number">The number of the attempt.</param>
/// <param name="Status">How it ended.</param>
/// <param name="IsFinal">Whether there will be no other attempt.</param>
/// <param name="Body">The outcome as the worker wrote it; empty where no worker lived to tell.</param>
internal readonly record struct ClusterOutcome(UInt128 Key, int Number, AttemptStatus Status, bool IsFinal, ReadOnlyMemory<byte> Body);
