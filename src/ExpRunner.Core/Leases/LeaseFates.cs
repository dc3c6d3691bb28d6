using ExpRunner.Sweeps;

namespace ExpRunner.Leases;

/// <summary>What becomes of a repetition whose lease is over.</summary>
internal static class LeaseFates
{
    /// <summary>Its worker told how it ended.</summary>
    /// <param name="rules">When it is given up.</param>
    /// <param name="entry">The repetition.</param>
    /// <param name="end">How it ended.</param>
    /// <param name="isStopped">Whether nothing more is begun.</param>
    public static LeaseChange OfEnded(LeaseRules rules, LeaseEntry entry, LeaseEnd end, bool isStopped)
    {
        var kind = (end.Status, isStopped) switch
        {
            (AttemptStatus.Completed, _) or (_, true) => LeaseChangeKind.Ended,
            (AttemptStatus.Cancelled, _) => LeaseChangeKind.Returned,
            _ => rules.Retries.WaitAfter(entry.Tries + 1) is null ? LeaseChangeKind.Ended : LeaseChangeKind.Failed,
        };
        return new LeaseChange(kind, end.Lease.Number, end.Lease.Fence, end.Lease.Grant) { Status = end.Status };
    }

    /// <summary>It was taken back from its worker.</summary>
    /// <param name="rules">When it is given up.</param>
    /// <param name="entry">The repetition.</param>
    /// <param name="lease">Its lease.</param>
    /// <param name="kind">Why.</param>
    /// <param name="isStopped">Whether nothing more is begun.</param>
    public static LeaseChange OfTakenBack(LeaseRules rules, LeaseEntry entry, Lease lease, LeaseChangeKind kind, bool isStopped)
    {
        var isHopeless = (kind == LeaseChangeKind.Lost && entry.Losses + 1 >= rules.MostLosses) || (kind == LeaseChangeKind.Doubted && entry.Doubts + 1 >= rules.MostDoubts);
        return isHopeless || isStopped
            ? new LeaseChange(LeaseChangeKind.Ended, lease.Number, lease.Fence, lease.Grant) { Status = isStopped ? AttemptStatus.Cancelled : AttemptStatus.Lost }
            : new LeaseChange(kind, lease.Number, lease.Fence, lease.Grant) { Status = AttemptStatus.Lost };
    }
}
