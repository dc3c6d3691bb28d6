namespace ExpRunner.Leases;

/// <summary>A lease that a worker has and has not ended.</summary>
/// <param name="Fence">Which.</param>
/// <param name="IsStarted">Whether its repetition runs.</param>
internal readonly record struct HeldLease(long Fence, bool IsStarted);
