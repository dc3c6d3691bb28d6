using System.Collections.Concurrent;
using ExpRunner.Cluster;
using ExpRunner.Cluster.Coordinating;

namespace ExpRunner.Tests.Cluster;

/// <summary>A head in this process: a coordinator for each sweep, with records in memory.</summary>
internal sealed class InProcessCluster : ICluster
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(50);
    private readonly ConcurrentDictionary<string, SweepCoordinator> _sweeps = [];
    private readonly CancellationTokenSource _end = new();
    private readonly Task _looking;

    public InProcessCluster() => _looking = Task.Run(LookAsync);

    public Task<IReadOnlyList<OpenSweep>> OpenSweepsAsync(CancellationToken cancel)
        => Task.FromResult<IReadOnlyList<OpenSweep>>([.. from sweep in _sweeps
                                                         let terms = sweep.Value.Terms
                                                         where terms is not null
                                                         select new OpenSweep(sweep.Key, terms, sweep.Value.HasWork)]);

    public ICoordinator Sweep(string id) => _sweeps.GetOrAdd(id, static _ => SweepCoordinator.LoadAsync(new MemoryRecords().Open(), TimeProvider.System).Result);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _looking;
        _end.Dispose();
    }

    private async Task LookAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            await Task.WhenAll(_sweeps.Values.Where(static sweep => sweep.Terms is not null).Select(static sweep => sweep.LookAsync()));
            await Task.Delay(LookEvery, _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
