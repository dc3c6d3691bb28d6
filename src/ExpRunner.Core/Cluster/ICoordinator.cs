namespace ExpRunner.Cluster;

/// <summary>
/// Keeps one sweep while those who submitted it and those who work on it come and go. What it has answered is on record. Every call may be made again:
/// hearing the same twice changes nothing.
/// </summary>
internal interface ICoordinator
{
    /// <summary>Opens the sweep, or finds it open; a second submitter with the same terms joins the first.</summary>
    /// <returns>How many attempts have ended in it until now: those that end from now on come with the results from there.</returns>
    Task<long> OpenAsync(SweepTerms terms);

    /// <summary>Adds repetitions; one that it knows by its key and that is not over, or was over later than with that attempt, is not run once more.</summary>
    /// <returns>What has ended already of those it knows, from that attempt on.</returns>
    Task<IReadOnlyList<ClusterOutcome>> SubmitAsync(IReadOnlyList<SubmittedAttempt> attempts);

    /// <summary>Hears a worker and answers.</summary>
    Task<CoordinatorAnswer> SyncAsync(WorkerMessage message);

    /// <summary>What has ended, in the order in which it did.</summary>
    /// <param name="from">The first one wanted, from 0.</param>
    /// <param name="wait">How long the answer may wait for one to end, as long as there may be one.</param>
    Task<ResultsPage> ResultsAsync(long from, TimeSpan wait = default);

    /// <summary>How far the sweep is.</summary>
    Task<SweepStanding> StatusAsync();

    /// <summary>Hands out nothing more.</summary>
    /// <param name="endsRunning">Whether workers end what they run, or may finish it.</param>
    Task CancelAsync(bool endsRunning);

    /// <summary>Forgets the sweep: all that came of it has been kept elsewhere, or nobody wants it.</summary>
    Task CloseAsync();
}
