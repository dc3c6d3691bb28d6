using System.Collections.Concurrent;
using ExpRunner.Execution;
using ExpRunner.Sweeps;

namespace ExpRunner.Tests.Cluster.Working;

/// <summary>An executor with one slot that is bound to devices, and fails where another is bound to them at the same time.</summary>
internal sealed class BoundExecutor(ConcurrentDictionary<string, int> bound, IReadOnlyList<string> devices, Func<Attempt, CancellationToken, Task<AttemptStatus>> trial) : IExecutor
{
    private readonly TrialExecutor _trials = new(1, trial);

    public IReadOnlyList<Slot> Slots => _trials.Slots;

    public Task StartAsync(CancellationToken cancel)
    {
        Assert.NotEmpty(devices);
        Assert.All(devices, device => Assert.Equal(1, bound.AddOrUpdate(device, 1, (_, count) => count + 1)));
        return Task.CompletedTask;
    }

    public Task RunAsync(Slot slot, IReadOnlyList<Attempt> attempts, IAttemptObserver observer, CancellationToken cancel)
        => _trials.RunAsync(slot, attempts, observer, cancel);

    public ValueTask DisposeAsync()
    {
        foreach (var device in devices)
        {
            bound.AddOrUpdate(device, 0, (_, count) => count - 1);
        }
        return ValueTask.CompletedTask;
    }
}
