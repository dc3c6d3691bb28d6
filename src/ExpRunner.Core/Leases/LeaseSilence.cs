namespace ExpRunner.Leases;

/// <summary>How long workers have not been heard of.</summary>
/// <remarks>What passes between two looks counts only up to a quarter of the limit: who was itself asleep does not take all others for dead.</remarks>
internal sealed class LeaseSilence(TimeSpan limit, TimeProvider time)
{
    private long _lookedAt = time.GetTimestamp();

    /// <summary>Looks, and gives the workers that have been silent for too long.</summary>
    public LeaseWorker[] Exceeding(IReadOnlyCollection<LeaseWorker> workers)
    {
        var now = time.GetTimestamp();
        var (gap, most) = (time.GetElapsedTime(_lookedAt, now), limit / 4);
        _lookedAt = now;
        foreach (var worker in workers)
        {
            worker.Silence += gap < most ? gap : most;
        }
        return [.. workers.Where(worker => worker.Silence >= limit)];
    }
}
