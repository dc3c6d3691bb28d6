using ExpRunner.Leases;

namespace ExpRunner.Cluster;

/// <summary>How far a sweep is.</summary>
/// <param name="IsOpen">Whether it was opened and not closed.</param>
/// <param name="IsCancelled">Whether it was cancelled.</param>
/// <param name="Counts">How many repetitions are in which state.</param>
/// <param name="Outcomes">How many attempts have ended, be it on record already or not.</param>
/// <param name="Workers">Who works on it, with the number of leases each has.</param>
internal sealed record SweepStanding(bool IsOpen, bool IsCancelled, LeaseCounts Counts, long Outcomes, IReadOnlyList<(string Worker, int Leases)> Workers);
