namespace ExpRunner.Leases;

/// <summary>How many repetitions of a board are in which state; together they are all.</summary>
/// <param name="Waiting">May be run, now or when their next try is due.</param>
/// <param name="Leased">A worker has them.</param>
/// <param name="Completed">Ended well.</param>
/// <param name="Failed">Ended otherwise, for good.</param>
/// <param name="Cancelled">Will not be run.</param>
internal readonly record struct LeaseCounts(int Waiting, int Leased, int Completed, int Failed, int Cancelled)
{
    /// <summary>All of them.</summary>
    public int All => Waiting + Leased + Completed + Failed + Cancelled;
}
