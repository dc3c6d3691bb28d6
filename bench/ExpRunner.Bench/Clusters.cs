using ExpRunner.Cluster;
using ExpRunner.Cluster.Coordinating;
using ExpRunner.Cluster.Working;
using ExpRunner.Execution;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Bench;

/// <summary>A coordinator that keeps a sweep in files, and workers, all in this process, on trials that do nothing: what handing out by leases costs.</summary>
internal static class Clusters
{
    private const int Page = 4096;

    /// <summary>Short, so that what is measured is not how long a worker takes to learn of a sweep.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(50);

    /// <summary>Submits so many trials, has them run, and reads what became of them.</summary>
    public static async Task RunAsync(string folder, int trials, int workers, bool isDurable = false)
    {
        var coordinator = await SweepCoordinator.LoadAsync(new FileRecords(Path.Combine(folder, "head"), isDurable), TimeProvider.System);
        await coordinator.OpenAsync(new SweepTerms { Experiment = nameof(NoOp), Version = "bench" });
        using var stop = new CancellationTokenSource();
        var working = Enumerable.Range(0, workers).Select(number => WorkAsync($"w{number}", coordinator, options => options with { LookEvery = LookEvery }, stop.Token)).ToArray();
        var submitting = SubmitAsync(coordinator, folder, trials);
        for (var next = 0L; next < trials;)
        {
            var page = await coordinator.ResultsAsync(next);
            if (page.Outcomes.Any(static outcome => outcome.Status != AttemptStatus.Completed))
            {
                throw new InvalidOperationException("A trial did not complete.");
            }
            next = page.Next;
            await Task.Delay(page.Outcomes.Count > 0 ? 0 : 10);
        }
        await submitting;
        await stop.CancelAsync();
        await Task.WhenAll(working);
        await coordinator.CloseAsync();
    }

    /// <summary>The part of a processor that a worker takes that has a sweep and nothing to do.</summary>
    public static async Task<double> IdleAsync(string folder, TimeSpan length)
    {
        var coordinator = await SweepCoordinator.LoadAsync(new FileRecords(Path.Combine(folder, "head"), isDurable: false), TimeProvider.System);
        await coordinator.OpenAsync(new SweepTerms { Experiment = nameof(NoOp), Version = "bench" });
        await SubmitAsync(coordinator, folder, 100);
        using var stop = new CancellationTokenSource();
        var working = WorkAsync("w", coordinator, options => options, stop.Token);
        await Task.Delay(TimeSpan.FromSeconds(3), CancellationToken.None);
        var before = ProcessorTime.Used;
        await Task.Delay(length, CancellationToken.None);
        var used = ProcessorTime.Used - before;
        await stop.CancelAsync();
        await working;
        return used / length;
    }

    private static Task WorkAsync(string name, SweepCoordinator coordinator, Func<ClusterWorkerOptions, ClusterWorkerOptions> change, CancellationToken stop)
    {
        var options = new ClusterWorkerOptions { Name = name, Executors = (_, _) => new NoOpExecutor(), Room = new CountedRoom(2) };
        return Task.Run(() => new ClusterWorker(change(options), new InProcess(coordinator)).RunAsync(stop, CancellationToken.None), CancellationToken.None);
    }

    private static async Task SubmitAsync(SweepCoordinator coordinator, string folder, int trials)
    {
        foreach (var page in Enumerable.Range(0, trials).Chunk(Page))
        {
            await coordinator.SubmitAsync([.. page.Select(id => Pools.AttemptOf(folder, id)).Select(attempt => new SubmittedAttempt(attempt.Key, 1, AttemptBodies.Write(attempt)))]);
        }
    }

    private sealed class InProcess(SweepCoordinator coordinator) : ICluster
    {
        public Task<IReadOnlyList<OpenSweep>> OpenSweepsAsync(CancellationToken cancel)
            => Task.FromResult<IReadOnlyList<OpenSweep>>(coordinator.Terms is { } terms ? [new OpenSweep("sweep", terms, coordinator.HasWork)] : []);

        public ICoordinator Sweep(string id) => coordinator;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class NoOpExecutor : IExecutor
    {
        public IReadOnlyList<Slot> Slots { get; } = [new Slot(0), new Slot(1)];

        public int BatchLimit => 1024;

        public Task StartAsync(CancellationToken cancel) => Task.CompletedTask;

        public Task RunAsync(Slot slot, IReadOnlyList<Attempt> attempts, IAttemptObserver observer, CancellationToken cancel)
        {
            foreach (var attempt in attempts)
            {
                observer.Ended(attempt, new Outcome
                {
                    Status = AttemptStatus.Completed,
                    StartedAt = TimeProvider.System.GetUtcNow(),
                    Duration = TimeSpan.FromMicroseconds(2),
                    Scores = Value.Object(("Accuracy", Value.Of(0.05)), ("Loss", Value.Of(0.1)), ("fit_time", Value.Of(1e-6))),
                    Worker = "here/1",
                });
            }
            return Task.CompletedTask;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
