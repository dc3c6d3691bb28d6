using System.Collections.Concurrent;
using ExpRunner.Cluster;
using ExpRunner.Cluster.Working;
using ExpRunner.Execution;
using ExpRunner.Sweeps;

namespace ExpRunner.Tests.Cluster.Working;

/// <summary>A worker that works, with its link, its executors and what it warned of.</summary>
internal sealed class TestMember : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _kill = new();

    public TestMember(string name, TestLink link, Func<OpenSweep, IExecutor?> executors, int room = 2, Func<ClusterWorkerOptions, ClusterWorkerOptions>? change = null)
    {
        Link = link;
        var options = new ClusterWorkerOptions
        {
            Name = name,
            Executors = (sweep, _) => executors(sweep),
            Room = new CountedRoom(room),
            Warn = Warnings.Enqueue,
            LookEvery = TimeSpan.FromMilliseconds(50),
            CallLimit = TimeSpan.FromMilliseconds(200),
        };
        Work = new ClusterWorker(change?.Invoke(options) ?? options, link).RunAsync(_stop.Token, _kill.Token);
    }

    public TestLink Link { get; }

    public ConcurrentQueue<string> Warnings { get; } = [];

    public Task Work { get; }

    public static TestMember With(string name, TestLink link, TrialExecutor executor) => new(name, link, _ => executor, executor.Slots.Count);

    public static Task<AttemptStatus> Completed(Attempt attempt, CancellationToken cancel) => Task.FromResult(AttemptStatus.Completed);

    /// <summary>A trial that ends when it is told to.</summary>
    public static async Task<AttemptStatus> Endless(Attempt attempt, CancellationToken cancel)
    {
        await Task.Delay(Timeout.Infinite, cancel);
        return AttemptStatus.Completed;
    }

    public void Stop() => _stop.Cancel();

    public void Kill() => _kill.Cancel();

    public async ValueTask DisposeAsync()
    {
        Kill();
        await Work.WaitAsync(TimeSpan.FromSeconds(60));
        _stop.Dispose();
        _kill.Dispose();
    }
}
