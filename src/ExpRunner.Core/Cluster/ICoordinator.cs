namespace ExpRunner.Cluster;

/// <summary>
/// Keeps one sweep while those who submitted it and those who work on it come and go. What it has answered is on record. Every call may be made again:
/// hearing the same twice changes nothing.
/// </summary>
internal interface ICoordinator
{
    /// <summary>Opens the sweep, or finds it open; a second submitter with the same terms joins the first.</summary>
    /// <returns>Where the results go on that nobody has said to have kept.</returns>
    /// <exception cref="ClusterException">The sweep is open with other terms.</exception>
    Task<long> OpenAsync(SweepTerms terms);

    /// <summary>Adds repetitions; those it knows, by key and number of the attempt, it has already.</summary>
    Task SubmitAsync(IReadOnlyList<SubmittedAttempt> attempts);

    /// <summary>Hears a worker and answers.</summary>
    Task<CoordinatorAnswer> SyncAsync(WorkerMessage message);

    /// <summary>What has ended, in the order in which it did.</summary>
    /// <param name="from">The first one wanted, from 0; whoever asks has kept those before it.</param>
    Task<ResultsPage> ResultsAsync(long from);

    /// <summary>How far the sweep is.</summary>
    Task<SweepStanding> StatusAsync();

    /// <summary>Hands out nothing more and has workers end what they run.</summary>
    Task CancelAsync();

    /// <summary>Forgets the sweep: all that came of it has been kept elsewhere, or nobody wants it.</summary>
    Task CloseAsync();
}
