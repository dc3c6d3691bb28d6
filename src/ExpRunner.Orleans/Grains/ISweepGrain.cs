using ExpRunner.Cluster;
using Orleans;

namespace ExpRunner.Orleans.Grains;

/// <summary>The coordinator of one sweep, as <see cref="ICoordinator"/>; the key is the sweep's id. Messages as <see cref="ClusterMessages"/> writes them, answers in a <see cref="Reply"/>.</summary>
[Alias("ExpRunner.Sweep")]
internal interface ISweepGrain : IGrainWithStringKey
{
    [Alias("Open"), ResponseTimeout(CallTimes.Long)]
    Task<byte[]> OpenAsync(byte[] terms);

    /// <returns>What has ended of them; nothing at all where that is too much for one answer, and fewer are to be submitted at a time.</returns>
    [Alias("Submit"), ResponseTimeout(CallTimes.Long)]
    Task<byte[]> SubmitAsync(byte[] attempts);

    [Alias("Sync"), ResponseTimeout(CallTimes.Short)]
    Task<byte[]> SyncAsync(byte[] message);

    /// <summary>Waits beside the turns of the grain, and less than the time of a call.</summary>
    [Alias("ResultsWithin"), ResponseTimeout(CallTimes.Results)]
    Task<byte[]> ResultsAsync(long from, TimeSpan wait);

    [Alias("Status"), ResponseTimeout(CallTimes.Short)]
    Task<byte[]> StatusAsync();

    [Alias("Cancel"), ResponseTimeout(CallTimes.Long)]
    Task<byte[]> CancelAsync(bool endsRunning);

    [Alias("Close"), ResponseTimeout(CallTimes.Close)]
    Task<byte[]> CloseAsync();
}
