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
        var (ended, most) = (new List<ClusterOutcome>(), MostAttempts);
        for (int from = 0, count; from < attempts.Count; from += count)
        {
            count = PageFrom(attempts, from, most);
            var page = ClusterMessages.Write([.. attempts.Skip(from).Take(count)]);
            if (await AskAsync(sweep => sweep.SubmitAsync(page), static reply => reply.IsEmpty ? null : ClusterMessages.ReadOutcomes(reply)).ConfigureAwait(false) is not { } known)
            {
                most = count > 1 ? count / 2 : throw Reply.Unknown();
                count = 0;
                continue;
            }
            ended.AddRange(known);
        }
        return ended;
    }

    public Task<CoordinatorAnswer> SyncAsync(WorkerMessage message) => AskAsync(sweep => sweep.SyncAsync(ClusterMessages.Write(message)), ClusterMessages.ReadAnswer);

    public Task<ResultsPage> ResultsAsync(long from, TimeSpan wait = default) => AskAsync(sweep => sweep.ResultsAsync(from, wait), ClusterMessages.ReadResults);

    public Task<SweepStanding> StatusAsync() => AskAsync(static sweep => sweep.StatusAsync(), ClusterMessages.ReadStanding);

    public Task CancelAsync(bool endsRunning) => DoAsync(sweep => sweep.CancelAsync(endsRunning));

    public Task CloseAsync() => DoAsync(static sweep => sweep.CloseAsync());

    private static int PageFrom(IReadOnlyList<SubmittedAttempt> attempts, int from, int most)
    {
        var (count, length) = (0, 0);
        while (count < most && from + count < attempts.Count && (count == 0 || length + attempts[from + count].Body.Length <= MostBytes))
        {
            length += attempts[from + count++].Body.Length;
        }
        return count;
    }

    private Task DoAsync(Func<ISweepGrain, Task<byte[]>> ask) => AskAsync(ask, static _ => true);

    private Task<T> AskAsync<T>(Func<ISweepGrain, Task<byte[]>> ask, Func<ReadOnlySpan<byte>, T> read)
        => cluster.AskAsync(grains => ask(grains.GetGrain<ISweepGrain>(id)), read);
}
