namespace ExpRunner.Leases;

/// <summary>A lease that a worker has.</summary>
internal sealed class GrantedLease(LeaseWorker worker, Lease lease, long orders)
{
    public LeaseWorker Worker => worker;

    public Lease Lease => lease;

    /// <summary>The first orders that told of it.</summary>
    public long Orders => orders;

    public bool IsStarted { get; set; }
}
