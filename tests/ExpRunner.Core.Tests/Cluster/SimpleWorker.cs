using ExpRunner.Cluster;
using ExpRunner.Leases;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Tests.Cluster;

/// <summary>A worker that does nothing but what a script says, at once.</summary>
internal sealed class SimpleWorker(ICluster cluster, string name, Func<Attempt, AttemptStatus> script)
{
    private readonly LeaseLedger _ledger = new(name);
    private readonly Dictionary<long, byte[]> _bodies = [];

    /// <summary>The attempts it ran.</summary>
    public List<(UInt128 Key, int Number)> Ran { get; } = [];

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await SyncAsync();
            }
            catch (ClusterException)
            {
                // It says the same again.
            }
            await Task.Delay(1, CancellationToken.None);
        }
    }

    private async Task SyncAsync()
    {
        var report = _ledger.Report(free: 8, ahead: 0);
        var message = new WorkerMessage(report, [.. report.Ended.Select(end => (ReadOnlyMemory<byte>)_bodies[end.Lease.Fence])], "c");
        var answer = await cluster.Sweep("s").SyncAsync(message);
        var (leases, dropped) = _ledger.Follow(answer.Orders);
        Assert.Empty(dropped);
        foreach (var lease in leases)
        {
            var submitted = answer.Attempts[answer.Orders.Leases.ToList().IndexOf(lease)];
            Run(lease, AttemptBodies.Read(submitted.Body.Span, submitted.Number + lease.Grant - 1));
        }
    }

    private void Run(Lease lease, Attempt attempt)
    {
        Assert.True(_ledger.TryBegin(lease));
        Ran.Add((attempt.Key, attempt.Number));
        var status = script(attempt);
        var outcome = new Outcome { Status = status, StartedAt = DateTimeOffset.UtcNow, Duration = TimeSpan.Zero, Worker = name, Scores = attempt.Config };
        var stage = new StageOutcome { Stage = "only", Key = attempt.Key, Status = status, StartedAt = outcome.StartedAt, Duration = TimeSpan.Zero, ExitCode = 3 };
        _bodies[lease.Fence] = AttemptBodies.Write(outcome, [stage]);
        _ledger.End(lease, status);
    }
}
