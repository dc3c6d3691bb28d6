using ExpRunner.Cluster;
using ExpRunner.Orleans.Grains;

namespace ExpRunner.Orleans;

/// <summary>The coordinator of a sweep, wherever among the heads it is.</summary>
internal sealed class OrleansCoordinator(OrleansCluster cluster, string id) : ICoordinator
{
    private const int MostAttempts = 4096;
    private const int MostBytes = 1 << 20;

    public Task<long> OpenAsync(SweepTerms terms) => AskAsync(sweep => sweep.OpenAsync(ClusterMessages.Write(terms)), static reply => BitConverter.ToInt64(reply));

    /// <summary>In several messages where they are many; those that were heard are known when all are submitted again.</summary>
    public async Task<IReadOnlyList<ClusterOutcome>> SubmitAsync(IReadOnlyList<SubmittedAttempt> attempts)
    {
        var ended = new List<ClusterOutcome>();
        for (int from = 0, count; from < attempts.Count; from += count)
        {
            count = PageFrom(attempts, from);
            var page = ClusterMessages.Write([.. attempts.Skip(from).Take(count)]);
            ended.AddRange(await AskAsync(sweep => sweep.SubmitAsync(page), ClusterMessages.ReadOutcomes).ConfigureAwait(false));
        }
        return ended;
    }

    public Task<CoordinatorAnswer> SyncAsync(WorkerMessage message) => AskAsync(sweep => sweep.SyncAsync(ClusterMessages.Write(message)), ClusterMessages.ReadAnswer);

    public Task<ResultsPage> ResultsAsync(long from) => AskAsync(sweep => sweep.ResultsAsync(from), ClusterMessages.ReadResults);

    public Task<SweepStanding> StatusAsync() => AskAsync(static sweep => sweep.StatusAsync(), ClusterMessages.ReadStanding);

    public Task CancelAsync(bool endsRunning) => DoAsync(sweep => sweep.CancelAsync(endsRunning));

    public Task CloseAsync() => DoAsync(static sweep => sweep.CloseAsync());

    private static int PageFrom(IReadOnlyList<SubmittedAttempt> attempts, int from)
    {
        var (count, length) = (0, 0);
        while (count < MostAttempts && from + count < attempts.Count && (count == 0 || length + attempts[from + count].Body.Length <= MostBytes))
        {
            length += attempts[from + count++].Body.Length;
        }
        return count;
    }

    private Task DoAsync(Func<ISweepGrain, Task<byte[]>> ask) => AskAsync(ask, static _ => true);

    private Task<T> AskAsync<T>(Func<ISweepGrain, Task<byte[]>> ask, Func<ReadOnlySpan<byte>, T> read)
        => cluster.AskAsync(grains => ask(grains.GetGrain<ISweepGrain>(id)), read);
}
