using ExpRunner.Cluster;
using ExpRunner.Cluster.Coordinating;

namespace ExpRunner.Tests.Cluster.Working;

/// <summary>The way from a worker to a head; with a seed, messages are lost before or after they were heard, come late, or come twice.</summary>
internal sealed class TestLink(TestHead head, int? seed = null) : ICluster
{
    private readonly Random _random = new(seed ?? 0);
    private int _faults;

    /// <summary>Nothing gets through.</summary>
    public volatile bool IsCut;

    public int Faults => _faults;

    public async Task<IReadOnlyList<OpenSweep>> OpenSweepsAsync(CancellationToken cancel)
    {
        await ThrowIfCutAsync();
        return [.. head.Sweeps.Where(sweep => sweep.Coordinator.Terms is not null).Select(sweep => new OpenSweep(sweep.Id, sweep.Coordinator.Terms!, sweep.Coordinator.HasWork))];
    }

    public ICoordinator Sweep(string id) => new Far(this, () => head[id]);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<CoordinatorAnswer> SendAsync(SweepCoordinator to, WorkerMessage message)
    {
        await ThrowIfCutAsync();
        var fate = seed is null ? 9 : Next(10);
        _faults += fate < 4 ? 1 : 0;
        if (fate == 0)
        {
            throw Lost();
        }
        if (fate == 1)
        {
            await Task.Delay(Next(300));
        }
        var answer = await to.SyncAsync(message);
        await ThrowIfCutAsync();
        return fate switch
        {
            2 => throw Lost(),
            3 when Next(2) == 0 => await to.SyncAsync(message),
            3 => await AgainAsync(to, message, answer),
            _ => answer,
        };
    }

    private static async Task<CoordinatorAnswer> AgainAsync(SweepCoordinator to, WorkerMessage message, CoordinatorAnswer answer)
    {
        await to.SyncAsync(message);
        return answer;
    }

    private async Task ThrowIfCutAsync()
    {
        await Task.Yield();
        if (IsCut)
        {
            throw Lost();
        }
    }

    private int Next(int most)
    {
        lock (_random)
        {
            return _random.Next(most);
        }
    }

    private static ClusterException Lost() => new("nobody is there") { IsPassing = true };

    /// <summary>A coordinator as workers see it; whatever they do not call is not there.</summary>
    private sealed class Far(TestLink link, Func<SweepCoordinator> near) : ICoordinator
    {
        public Task<CoordinatorAnswer> SyncAsync(WorkerMessage message) => link.SendAsync(near(), message);

        public Task<long> OpenAsync(SweepTerms terms) => throw new NotSupportedException();

        public Task<IReadOnlyList<ClusterOutcome>> SubmitAsync(IReadOnlyList<SubmittedAttempt> attempts) => throw new NotSupportedException();

        public Task<ResultsPage> ResultsAsync(long from, TimeSpan wait = default) => throw new NotSupportedException();

        public Task<SweepStanding> StatusAsync() => throw new NotSupportedException();

        public Task CancelAsync(bool endsRunning) => throw new NotSupportedException();

        public Task CloseAsync() => throw new NotSupportedException();
    }
}
