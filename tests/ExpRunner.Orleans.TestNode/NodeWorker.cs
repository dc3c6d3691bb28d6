using ExpRunner.Cluster;
using ExpRunner.Leases;
using ExpRunner.Sweeps;

namespace ExpRunner.Orleans.TestNode;

/// <summary>A worker that does nothing with what it gets but end it, and lives through whatever passes.</summary>
internal sealed class NodeWorker(ICoordinator sweep, string name, int most)
{
    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(20);
    private readonly LeaseLedger _ledger = new(name);
    private readonly Dictionary<long, byte[]> _bodies = [];

    /// <summary>How many calls failed and were made again.</summary>
    public int Failures { get; private set; }

    /// <summary>Works until the sweep is finished and all it has done is acknowledged.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        for (var isOver = false; !isOver;)
        {
            cancel.ThrowIfCancellationRequested();
            var report = _ledger.Report(most, 0);
            ReadOnlyMemory<byte>[] outcomes = [.. report.Ended.Select(end => (ReadOnlyMemory<byte>)_bodies[end.Lease.Fence])];
            if (await SyncAsync(new WorkerMessage(report, outcomes, "c")) is not { } answer)
            {
                await Task.Delay(Wait, cancel);
                continue;
            }
            var work = _ledger.Follow(answer.Orders).New;
            Do(work, answer);
            isOver = answer.Refusal is not null || (work.Count == 0 && !_ledger.HasNews && await IsFinishedAsync());
            if (work.Count == 0 && !isOver)
            {
                await Task.Delay(Wait, cancel);
            }
        }
    }

    private async Task<CoordinatorAnswer?> SyncAsync(WorkerMessage message)
    {
        try
        {
            return await sweep.SyncAsync(message);
        }
        catch (ClusterException fault) when (fault.IsPassing)
        {
            Failures++;
            return null;
        }
    }

    private async Task<bool> IsFinishedAsync()
    {
        try
        {
            return (await sweep.StatusAsync()).Counts is { Waiting: 0, Leased: 0 };
        }
        catch (ClusterException fault) when (fault.IsPassing)
        {
            Failures++;
            return false;
        }
    }

    /// <summary>Each outcome says which attempt it is of.</summary>
    private void Do(IReadOnlyList<Lease> work, CoordinatorAnswer answer)
    {
        var attempts = answer.Orders.Leases.Zip(answer.Attempts).ToDictionary(static pair => pair.First.Fence, static pair => pair.Second);
        foreach (var lease in work)
        {
            _ledger.TryBegin(lease);
            _bodies[lease.Fence] = attempts[lease.Fence].Body.ToArray();
            _ledger.End(lease, AttemptStatus.Completed);
        }
        foreach (var told in _bodies.Keys.Where(fence => !_ledger.IsUnacknowledged(fence)).ToArray())
        {
            _bodies.Remove(told);
        }
    }
}
