using ExpRunner.Cluster;
using ExpRunner.Cluster.Coordinating;

namespace ExpRunner.Tests.Cluster;

/// <summary>A cluster with one head in this process, which can be made to fail, before it has heard or after, and to die.</summary>
internal sealed class LocalCluster(MemoryRecords records, int failEvery = 0) : ICluster, ICoordinator
{
    private readonly SemaphoreSlim _gate = new(1);
    private SweepCoordinator? _coordinator;
    private int _calls;

    /// <summary>How many calls have failed.</summary>
    public int Failures { get; private set; }

    /// <summary>Whether nothing answers.</summary>
    public bool IsDown { get; set; }

    public async Task<IReadOnlyList<OpenSweep>> OpenSweepsAsync(CancellationToken cancel)
    {
        var coordinator = await CoordinatorAsync();
        return coordinator.Terms is { } terms ? [new OpenSweep("s", terms, coordinator.HasWork)] : [];
    }

    public ICoordinator Sweep(string id) => this;

    public Task<long> OpenAsync(SweepTerms terms) => AskAsync(coordinator => coordinator.OpenAsync(terms));

    public Task<IReadOnlyList<ClusterOutcome>> SubmitAsync(IReadOnlyList<SubmittedAttempt> attempts) => AskAsync(coordinator => coordinator.SubmitAsync(attempts));

    public Task<CoordinatorAnswer> SyncAsync(WorkerMessage message) => AskAsync(coordinator => coordinator.SyncAsync(message));

    public Task<ResultsPage> ResultsAsync(long from, TimeSpan wait = default) => AskAsync(coordinator => coordinator.ResultsAsync(from, wait));

    public Task<SweepStanding> StatusAsync() => AskAsync(coordinator => coordinator.StatusAsync());

    public Task CancelAsync(bool endsRunning) => DoAsync(coordinator => coordinator.CancelAsync(endsRunning));

    public Task CloseAsync() => DoAsync(coordinator => coordinator.CloseAsync());

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>The head dies, and begins anew from what it has kept.</summary>
    public void Die() => _coordinator = null;

    private Task DoAsync(Func<SweepCoordinator, Task> ask) => AskAsync(async coordinator =>
    {
        await ask(coordinator);
        return 0;
    });

    private async Task<T> AskAsync<T>(Func<SweepCoordinator, Task<T>> ask)
    {
        var call = Interlocked.Increment(ref _calls);
        var fails = failEvery > 0 && call % failEvery == 0;
        if (IsDown || (fails && call % 2 == 0))
        {
            Failures++;
            throw new ClusterException("Nothing answers.") { IsPassing = true };
        }
        SweepCoordinator? coordinator = null;
        T answer;
        try
        {
            coordinator = await CoordinatorAsync();
            answer = await ask(coordinator);
        }
        catch (RecordConflictException fault)
        {
            Interlocked.CompareExchange(ref _coordinator, null, coordinator);
            throw new ClusterException("There is another head.", fault) { IsPassing = true };
        }
        if (fails)
        {
            Failures++;
            throw new ClusterException("The answer was lost.") { IsPassing = true };
        }
        return answer;
    }

    private async Task<SweepCoordinator> CoordinatorAsync()
    {
        await _gate.WaitAsync();
        try
        {
            if (_coordinator is { IsClosed: true })
            {
                _coordinator = null;
            }
            return _coordinator ??= await SweepCoordinator.LoadAsync(records.Open(), TimeProvider.System, mostPages: 8);
        }
        finally
        {
            _gate.Release();
        }
    }
}
