namespace ExpRunner.Leases;

/// <summary>All that a board holds but waits, silences and reports, which begin anew.</summary>
/// <param name="Entries">What is known of each repetition.</param>
/// <param name="Leases">Who holds what: the lease, the worker, the first orders that told of it.</param>
/// <param name="LastFence">The newest lease.</param>
/// <param name="IsStopped">Whether nothing more is begun.</param>
/// <param name="IsCancelled">Whether what runs is to be ended, too.</param>
internal sealed record LeaseBoardImage(LeaseEntry[] Entries, IReadOnlyList<(Lease Lease, string Worker, long Orders)> Leases, long LastFence, bool IsStopped, bool IsCancelled);
