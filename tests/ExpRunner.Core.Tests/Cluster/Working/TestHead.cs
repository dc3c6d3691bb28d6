using ExpRunner.Cluster;
using ExpRunner.Cluster.Coordinating;
using ExpRunner.Leases;
using ExpRunner.Sweeps;
using ExpRunner.TestKit;

namespace ExpRunner.Tests.Cluster.Working;

/// <summary>A head in this process, with real coordinators over records in memory; and the submitter of its sweeps.</summary>
internal sealed class TestHead : IAsyncDisposable
{
    private readonly List<(string Id, SweepCoordinator Coordinator)> _sweeps = [];
    private readonly CancellationTokenSource _end = new();
    private readonly Task _looking;

    public TestHead()
    {
        _looking = LookAsync();
    }

    /// <summary>No tries wait; a lease is long unless a test is about its end.</summary>
    public static LeaseRules Rules { get; } = new() { Length = TimeSpan.FromSeconds(20), Retries = new RetryRules { MaxTries = 2, Backoff = TimeSpan.Zero } };

    public SweepCoordinator this[string id] => Sweeps.Single(sweep => sweep.Id == id).Coordinator;

    public (string Id, SweepCoordinator Coordinator)[] Sweeps
    {
        get
        {
            lock (_sweeps)
            {
                return [.. _sweeps];
            }
        }
    }

    public async Task<SweepCoordinator> OpenAsync(string id, IEnumerable<Attempt> attempts, LeaseRules? rules = null, Needs? needs = null)
    {
        var coordinator = await SweepCoordinator.LoadAsync(new MemoryRecords().Open(), TimeProvider.System);
        await coordinator.OpenAsync(new SweepTerms { Experiment = "Act", Version = "1", CodeIdentity = "c", Rules = rules ?? Rules, Needs = needs ?? new Needs() });
        await coordinator.SubmitAsync([.. attempts.Select(attempt => new SubmittedAttempt(attempt.Key, 1, AttemptBodies.Write(attempt)))]);
        lock (_sweeps)
        {
            _sweeps.RemoveAll(sweep => sweep.Id == id);
            _sweeps.Add((id, coordinator));
        }
        return coordinator;
    }

    /// <summary>What has ended when nothing is left.</summary>
    public async Task<ClusterOutcome[]> ResultsAsync(string id)
    {
        await WaitAsync(id, counts => counts is { Waiting: 0, Leased: 0 }, "all has ended");
        List<ClusterOutcome> results = [];
        // An outcome is counted before it is kept, and shown when it is.
        await Eventually.HoldsAsync(() =>
        {
            while (this[id].ResultsAsync(results.Count).Result is { Outcomes.Count: > 0 } page)
            {
                results.AddRange(page.Outcomes);
            }
            return this[id].StatusAsync().Result.Counts is var counts && results.Count >= counts.Completed + counts.Failed;
        }, "all are shown");
        return [.. results];
    }

    public Task WaitAsync(string id, Func<LeaseCounts, bool> condition, string what)
        => Eventually.HoldsAsync(() => this[id].StatusAsync().Result is var standing && condition(standing.Counts), what, TimeSpan.FromSeconds(60));

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
            foreach (var (_, coordinator) in Sweeps)
            {
                await coordinator.LookAsync();
            }
            await Task.Delay(20, _end.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }
}
