using ExpRunner.Cluster;
using ExpRunner.Cluster.Submitting;
using ExpRunner.Execution;
using ExpRunner.Leases;
using ExpRunner.Sweeps;
using ExpRunner.Tests.Execution;
using ExpRunner.Values;

namespace ExpRunner.Tests.Cluster;

/// <summary>The near end of a cluster: what it submits, what it puts on record, and what a process that comes back finds.</summary>
public sealed class QueueRunTests
{
    private const int Count = 5000;
    private static readonly SchedulerOptions Options = new() { Retries = new RetryRules { MaxTries = 2, Backoff = TimeSpan.Zero }, Farewell = TimeSpan.FromSeconds(1) };
    private readonly MemoryRecords _records = new();
    private readonly List<string> _warnings = [];

    [Fact]
    public async Task Every_repetition_is_on_record_once_and_nothing_is_left_on_the_cluster()
    {
        var cluster = new LocalCluster(_records);
        var recorder = new RecordedCalls();
        await WithWorkersAsync(cluster, attempt => attempt.Number == 1 && attempt.ExperimentId % 10 == 0 ? AttemptStatus.Failed : AttemptStatus.Completed, () => Run(cluster, recorder));

        Assert.Equal(Enumerable.Range(0, Count), recorder.Outcomes.Where(ended => ended.RetryIn is null).Select(ended => (int)ended.Id).Order());
        Assert.All(recorder.Outcomes, ended => Assert.Equal(ended.RetryIn is null ? AttemptStatus.Completed : AttemptStatus.Failed, ended.Status));
        Assert.Equal(Count + (Count / 10), recorder.Begun.Distinct().Count());
        Assert.Equal(recorder.Begun.Count, recorder.Stages.Count);
        Assert.Empty(_records.Names);
    }

    [Fact]
    public async Task Calls_that_fail_before_or_after_they_were_heard_change_nothing()
    {
        var cluster = new LocalCluster(_records, failEvery: 3);
        var recorder = new RecordedCalls();
        await WithWorkersAsync(cluster, _ => AttemptStatus.Completed, () => Run(cluster, recorder));

        Assert.True(cluster.Failures > 5);
        Assert.Equal(Enumerable.Range(0, Count), recorder.Outcomes.Select(ended => (int)ended.Id).Order());
    }

    [Fact]
    public async Task Who_leaves_and_comes_back_finds_what_has_ended_and_runs_nothing_twice()
    {
        var cluster = new LocalCluster(_records);
        var (left, back) = (new RecordedCalls(), new RecordedCalls());
        await Run(cluster, left, Options with { Leaves = true });
        Assert.Empty(left.Outcomes);

        var ran = await WithWorkersAsync(cluster, _ => AttemptStatus.Completed, async () =>
        {
            await Until(async () => (await cluster.StatusAsync()).Counts.Completed > Count / 2);
            cluster.Die();
            await Run(cluster, back);
        });
        Assert.Equal(Enumerable.Range(0, Count), back.Outcomes.Select(ended => (int)ended.Id).Order());
        Assert.Equal(Count, ran);

        // A head that died just then may have left what it was writing, in nobody's way.
        Assert.All(_records.Names, name => Assert.Matches("^(outcomes|snapshot)-", name));
    }

    [Fact]
    public async Task A_stop_begins_nothing_new()
    {
        var cluster = new LocalCluster(_records);
        var recorder = new RecordedCalls();
        using var stop = new CancellationTokenSource();
        var ran = await WithWorkersAsync(cluster, attempt =>
        {
            if (attempt.ExperimentId == 100)
            {
                stop.Cancel();
            }
            return AttemptStatus.Completed;
        }, () => Run(cluster, recorder, stop: stop.Token));

        Assert.InRange(ran, 100, Count - 1);
        Assert.Equal(ran, recorder.Outcomes.Count);
        Assert.Empty(_records.Names);
    }

    [Fact]
    public async Task Too_many_failures_end_the_sweep()
    {
        var cluster = new LocalCluster(_records);
        var recorder = new RecordedCalls();
        QueueRun? run = null;
        await WithWorkersAsync(cluster, _ => AttemptStatus.Failed, async () => run = await Run(cluster, recorder, Options with { MaxFailures = 3 }));

        Assert.True(run!.GaveUp);
        Assert.InRange(recorder.Outcomes.Count(ended => ended.RetryIn is null), 3, Count - 1);
    }

    [Fact]
    public async Task A_sweep_that_somebody_else_cancels_ends_here_too()
    {
        var cluster = new LocalCluster(_records);
        var recorder = new RecordedCalls();
        var running = Run(cluster, recorder);
        await Until(async () => (await cluster.StatusAsync()).Counts.Waiting == Count);
        await cluster.CancelAsync(endsRunning: true);
        var run = await running;

        Assert.True(run is { WasEnded: true, WasCancelled: true });
        Assert.Empty(recorder.Outcomes);
        Assert.Empty(_records.Names);
        Assert.Contains(_warnings, warning => warning.Contains("ended on the cluster by somebody else", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_sweep_that_somebody_else_closes_ends_here_too()
    {
        var cluster = new LocalCluster(_records);
        var running = Run(cluster, new RecordedCalls());
        await Until(async () => (await cluster.StatusAsync()).Counts.Waiting == Count);
        await cluster.CloseAsync();

        Assert.True(await running is { WasEnded: true, WasCancelled: false });
    }

    [Fact]
    public async Task Who_is_cancelled_by_somebody_else_submits_no_more()
    {
        var executor = new SlowQueue { IsCancelled = true };
        var recorder = new RecordedCalls();
        await new QueueRun(executor, Work(12 * Count), recorder, Options, _warnings.Add).RunAsync(CancellationToken.None, CancellationToken.None);

        Assert.InRange(recorder.Outcomes.Count, 1, Count);
    }

    [Fact]
    public async Task Who_is_told_to_end_at_once_does_not_wait_for_a_cluster_that_is_gone()
    {
        var cluster = new LocalCluster(_records);
        using var kill = new CancellationTokenSource();
        var running = Run(cluster, new RecordedCalls(), stop: kill.Token, kill: kill.Token);
        await Until(async () => (await cluster.StatusAsync()).Counts.Waiting == Count);
        cluster.IsDown = true;
        await kill.CancelAsync();
        await running;

        Assert.Contains(_warnings, warning => warning.Contains("may go on there", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_more_is_submitted_than_a_moment_needs()
    {
        var executor = new SlowQueue();
        var recorder = new RecordedCalls();
        await new QueueRun(executor, Work(12 * Count), recorder, Options, _warnings.Add).RunAsync(CancellationToken.None, CancellationToken.None);

        Assert.Equal(12 * Count, recorder.Outcomes.Count);
        Assert.InRange(executor.MostWaiting, Count, 4 * Count);
    }

    /// <summary>Ends a thousand of those that wait each time it is asked.</summary>
    private sealed class SlowQueue : IQueueExecutor
    {
        private readonly Queue<Attempt> _waiting = [];

        public int MostWaiting { get; private set; }

        public bool IsCancelled { get; init; }

        public Task StartAsync(CancellationToken cancel) => Task.CompletedTask;

        public Task<IReadOnlyList<QueueOutcome>> SubmitAsync(IReadOnlyList<Attempt> attempts, CancellationToken cancel)
        {
            attempts.ToList().ForEach(_waiting.Enqueue);
            MostWaiting = Math.Max(MostWaiting, _waiting.Count);
            return Task.FromResult<IReadOnlyList<QueueOutcome>>([]);
        }

        public Task<QueueNews> TakeAsync(CancellationToken cancel)
        {
            var ended = new List<QueueOutcome>();
            while (ended.Count < 1000 && _waiting.TryDequeue(out var attempt))
            {
                ended.Add(new QueueOutcome(attempt.Key, attempt.Number, EndedOutcomes.GivenBack(TimeProvider.System) with { Status = AttemptStatus.Completed }, IsFinal: true));
            }
            return Task.FromResult(new QueueNews(ended, IsOver: ended.Count == 0) { Waiting = _waiting.Count, IsCancelled = IsCancelled });
        }

        public Task CancelAsync(bool endsRunning, CancellationToken cancel) => Task.CompletedTask;

        public Task CloseAsync(CancellationToken cancel) => Task.CompletedTask;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private async Task<QueueRun> Run(LocalCluster cluster, RecordedCalls recorder, SchedulerOptions? options = null, CancellationToken stop = default, CancellationToken kill = default)
    {
        var executor = new ClusterExecutor(cluster, "s", TestCluster.Terms, _warnings.Add, TimeProvider.System);
        await executor.StartAsync(CancellationToken.None);
        var run = new QueueRun(executor, Work(), recorder, options ?? Options, _warnings.Add);
        await run.RunAsync(stop, kill);
        return run;
    }

    /// <summary>Does something while two workers work; gives the number of attempts they ran.</summary>
    private static async Task<int> WithWorkersAsync(LocalCluster cluster, Func<Attempt, AttemptStatus> script, Func<Task> action)
    {
        using var stop = new CancellationTokenSource();
        SimpleWorker[] workers = [new(cluster, "w0", script), new(cluster, "w1", script)];
        var running = Task.WhenAll(workers.Select(worker => Task.Run(() => worker.RunAsync(stop.Token))));
        await action();
        await stop.CancelAsync();
        await running;
        return workers.Sum(worker => worker.Ran.Count);
    }

    private static WalkedWork Work(int count = Count)
        => new(Enumerable.Range(0, count).Select(id => new Repetition(new Trial((UInt128)id, Value.Object(("K", Value.Of(id)))), 0)));

    private static async Task Until(Func<Task<bool>> holds)
    {
        for (var i = 0; i < 2000 && !await holds(); i++)
        {
            await Task.Delay(5);
        }
        Assert.True(await holds());
    }
}
