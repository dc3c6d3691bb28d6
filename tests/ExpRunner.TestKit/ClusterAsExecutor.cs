using ExpRunner.Cluster;
using ExpRunner.Cluster.Submitting;
using ExpRunner.Cluster.Working;
using ExpRunner.Execution;
using ExpRunner.Executors.Pool;
using ExpRunner.Leases;
using ExpRunner.Sweeps;
using ExpRunner.TestWorker;

namespace ExpRunner.TestKit;

/// <summary>A cluster with one worker, asked as executors are that have slots: each batch is a sweep, submitted and taken to its end.</summary>
internal sealed class ClusterAsExecutor(Func<Task<ICluster>> connect, AttemptLimits limits, string scratch) : IExecutor
{
    private readonly CancellationTokenSource _end = new();
    private ICluster? _cluster;
    private Task _working = Task.CompletedTask;

    public IReadOnlyList<Slot> Slots { get; } = [new Slot(0)];

    public int BatchLimit => int.MaxValue;

    public async Task StartAsync(CancellationToken cancel)
    {
        _cluster = await connect().ConfigureAwait(false);
        var worker = new ClusterWorker(new ClusterWorkerOptions
        {
            Name = $"{Environment.MachineName}/{Environment.ProcessId}-{Guid.NewGuid():N}",
            Executors = (sweep, _) => PoolFor(sweep),
            Room = new CountedRoom(1),
            LookEvery = TimeSpan.FromMilliseconds(50),
        }, _cluster);
        _working = Task.Run(() => worker.RunAsync(_end.Token, _end.Token), cancel);
    }

    public async Task RunAsync(Slot slot, IReadOnlyList<Attempt> attempts, IAttemptObserver observer, CancellationToken cancel)
    {
        // A sweep has each repetition once: a later try that a test makes itself is of a later sweep.
        for (var left = attempts; left.Count > 0 && !cancel.IsCancellationRequested;)
        {
            Attempt[] sweep = [.. left.DistinctBy(attempt => attempt.Key)];
            await RunSweepAsync(sweep, observer, cancel).ConfigureAwait(false);
            left = [.. left.Except(sweep, ReferenceEqualityComparer.Instance).Cast<Attempt>()];
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await _working.ConfigureAwait(false);
        if (_cluster is not null)
        {
            await _cluster.DisposeAsync().ConfigureAwait(false);
        }
        _end.Dispose();
    }

    private async Task RunSweepAsync(Attempt[] attempts, IAttemptObserver observer, CancellationToken cancel)
    {
        var terms = new SweepTerms { Experiment = attempts[0].Experiment, Version = TestPrograms.Version, CodeIdentity = TestPrograms.CodeIdentity, Limits = limits, Rules = new LeaseRules() };
        await using var sweep = new ClusterExecutor(_cluster!, $"contract-{Guid.NewGuid():N}", terms, _ => { }, TimeProvider.System);
        await sweep.StartAsync(CancellationToken.None).ConfigureAwait(false);
        await sweep.SubmitAsync(attempts, CancellationToken.None).ConfigureAwait(false);
        using var taken = new CancellationTokenSource();
        var stopping = StopAsync(sweep, cancel, taken.Token);
        var byKey = attempts.ToDictionary(attempt => attempt.Key);
        QueueNews news;
        do
        {
            news = await sweep.TakeAsync(CancellationToken.None).ConfigureAwait(false);
            foreach (var ended in news.Outcomes)
            {
                Assert.True(byKey.Remove(ended.Key, out var attempt));
                observer.Ended(attempt, ended.Outcome);
            }
        }
        while (!news.IsOver);
        await taken.CancelAsync().ConfigureAwait(false);
        await stopping.ConfigureAwait(false);
        Assert.True(byKey.Count == 0 || cancel.IsCancellationRequested, $"{byKey.Count} attempts were never told of");
        await sweep.CloseAsync(CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>As a run does that is interrupted twice: nothing more begins, and what runs is ended.</summary>
    private static async Task StopAsync(ClusterExecutor sweep, CancellationToken stop, CancellationToken taken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, taken);
        await Task.Delay(Timeout.Infinite, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!taken.IsCancellationRequested)
        {
            await sweep.CancelAsync(endsRunning: false, CancellationToken.None).ConfigureAwait(false);
            await sweep.CancelAsync(endsRunning: true, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private PoolExecutor? PoolFor(OpenSweep sweep) => sweep.Terms.CodeIdentity != TestPrograms.CodeIdentity
        ? null
        : new PoolExecutor(TestPrograms.Pool(typeof(Act).Assembly.Location, Path.Combine(scratch, sweep.Id), 1) with { Limits = sweep.Terms.Limits });
}
