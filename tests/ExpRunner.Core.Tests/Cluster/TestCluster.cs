using ExpRunner.Cluster;
using ExpRunner.Cluster.Coordinating;
using ExpRunner.Leases;
using ExpRunner.Sweeps;

namespace ExpRunner.Tests.Cluster;

/// <summary>A coordinator that is made again from its records whenever it fails, and whoever asked asks again; a submitter and workers that take turns.</summary>
internal sealed class TestCluster(MemoryRecords records, int mostPages, TimeProvider? time = null)
{
    private readonly List<(LeaseLedger Ledger, Dictionary<long, byte[]> Bodies)> _workers = [.. Enumerable.Range(0, 2).Select(i => (new LeaseLedger($"w{i}"), new Dictionary<long, byte[]>()))];
    private SweepCoordinator? _coordinator;

    public int Failures { get; private set; }

    /// <summary>What the coordinators said.</summary>
    public System.Collections.Concurrent.ConcurrentQueue<string> Warnings { get; } = [];

    /// <summary>How often each body was run.</summary>
    public Dictionary<byte, int> Runs { get; } = [];

    public List<ClusterOutcome> Results { get; } = [];

    public static SweepTerms Terms { get; } = new() { Experiment = "Act", Version = "1", CodeIdentity = "c", Rules = new LeaseRules { Retries = new RetryRules { MaxTries = 2, Backoff = TimeSpan.Zero } } };

    /// <summary>Runs a sweep from beginning to end; repetitions with an odd key fail the first time.</summary>
    public async Task RunAsync(int count)
    {
        await StartAsync(count);
        var from = 0L;
        for (var isOver = false; !isOver;)
        {
            await WorkAsync();
            var page = await AskAsync(coordinator => coordinator.ResultsAsync(from));
            Results.AddRange(page.Outcomes);
            from = page.Next;
            isOver = page.Outcomes.Count == 0 && page.Standing.Counts is { Waiting: 0, Leased: 0 };
        }
        await DoAsync(coordinator => coordinator.CloseAsync());
    }

    /// <summary>Opens a sweep and submits its repetitions, in three parts.</summary>
    public async Task<SubmittedAttempt[]> StartAsync(int count)
    {
        await AskAsync(coordinator => coordinator.OpenAsync(Terms));
        SubmittedAttempt[] attempts = [.. Enumerable.Range(0, count).Select(i => new SubmittedAttempt((UInt128)i, 1, new[] { (byte)i }))];
        foreach (var page in attempts.Chunk(count / 3))
        {
            await DoAsync(coordinator => coordinator.SubmitAsync(page));
        }
        return attempts;
    }

    /// <summary>Each worker reports once and runs what it gets.</summary>
    public async Task WorkAsync()
    {
        foreach (var (ledger, bodies) in _workers)
        {
            await WorkAsync(ledger, bodies);
        }
    }

    public Task DoAsync(Func<SweepCoordinator, Task> ask) => AskAsync(async coordinator =>
    {
        await ask(coordinator);
        return 0;
    });

    public async Task<T> AskAsync<T>(Func<SweepCoordinator, Task<T>> ask)
    {
        while (true)
        {
            try
            {
                return await ask(_coordinator ??= await SweepCoordinator.LoadAsync(records.Open(), time ?? TimeProvider.System, mostPages, Warnings.Enqueue));
            }
            catch (Exception fault) when ((fault is IOException or RecordConflictException or ClusterException { IsPassing: true }) && Failures++ < 50)
            {
                _coordinator = null;
            }
        }
    }

    private async Task WorkAsync(LeaseLedger ledger, Dictionary<long, byte[]> bodies)
    {
        var report = ledger.Report(free: 4, ahead: 2);
        var answer = await AskAsync(coordinator => coordinator.SyncAsync(new WorkerMessage(report, [.. report.Ended.Select(end => (ReadOnlyMemory<byte>)bodies[end.Lease.Fence])], "c")));
        Assert.Null(answer.Refusal);
        var leases = ledger.Follow(answer.Orders).New;
        foreach (var lease in leases)
        {
            Assert.True(ledger.TryBegin(lease));
            var attempt = answer.Attempts[answer.Orders.Leases.ToList().IndexOf(lease)];
            var body = attempt.Body.Span[0];
            Assert.Equal(lease.Grant == 1 ? [] : [$"{body},1"], attempt.Earlier.Select(static earlier => string.Join(',', earlier.ToArray())));
            Runs[body] = Runs.GetValueOrDefault(body) + 1;
            bodies[lease.Fence] = [body, (byte)(attempt.Number + lease.Grant - 1)];
            ledger.End(lease, body % 2 == 1 && lease.Grant == 1 ? AttemptStatus.Failed : AttemptStatus.Completed);
        }
    }
}
