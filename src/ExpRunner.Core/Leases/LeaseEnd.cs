using ExpRunner.Sweeps;

namespace ExpRunner.Leases;

/// <summary>How a repetition ended that a worker had a lease for.</summary>
/// <param name="Lease">The lease.</param>
/// <param name="Status">How; cancelled where the worker was told to end it, or gave it back.</param>
internal readonly record struct LeaseEnd(Lease Lease, AttemptStatus Status);
