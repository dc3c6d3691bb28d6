using ExpRunner.Sweeps;

namespace ExpRunner.Leases;

/// <summary>One step of a board: all steps in order, applied to an empty board, give the board.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Number">The repetition; of <see cref="LeaseChangeKind.Added"/> how many came.</param>
/// <param name="Fence">The lease; 0 where there is none.</param>
/// <param name="Grant">How many leases the repetition had when it got that one.</param>
internal readonly record struct LeaseChange(LeaseChangeKind Kind, int Number = 0, long Fence = 0, int Grant = 0)
{
    /// <summary>Who got the lease.</summary>
    public string? Worker { get; init; }

    /// <summary>The orders that told the worker of it.</summary>
    public long Orders { get; init; }

    /// <summary>How the repetition ended.</summary>
    public AttemptStatus Status { get; init; }

    /// <summary>Whether an attempt has ended with it.</summary>
    public bool IsEnd => Kind is LeaseChangeKind.Ended or LeaseChangeKind.Failed or LeaseChangeKind.Lost;
}
