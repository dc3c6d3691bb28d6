using ExpRunner.Cluster;
using ExpRunner.Cluster.Coordinating;
using ExpRunner.Sweeps;

namespace ExpRunner.Tests.Cluster;

public sealed class SweepCoordinatorTests
{
    private const int Count = 30;

    [Fact]
    public async Task A_sweep_runs_is_told_in_order_and_leaves_nothing_behind()
    {
        var records = new MemoryRecords();
        var cluster = new TestCluster(records, mostPages: 1024);
        await cluster.RunAsync(Count);

        Check(cluster);
        Assert.All(cluster.Runs, run => Assert.Equal(run.Key % 2 == 1 ? 2 : 1, run.Value));
        Assert.Empty(records.Names);
    }

    [Theory]
    [InlineData(1024, false, 0)]
    [InlineData(1024, true, 0)]
    [InlineData(3, false, 0)]
    [InlineData(3, true, 0)]
    [InlineData(3, false, 1)]
    [InlineData(3, false, 3)]
    public async Task Whichever_write_fails_done_or_not_or_late_the_sweep_goes_on_where_it_was(int mostPages, bool isDone, int isLateBy)
    {
        var writes = 1000;
        for (var failAt = 1; failAt <= writes; failAt++)
        {
            var records = new MemoryRecords { FailAt = failAt, IsDone = isDone, IsLateBy = isLateBy };
            var cluster = new TestCluster(records, mostPages);
            await cluster.RunAsync(Count);
            Check(cluster);
            Assert.All(cluster.Runs, run => Assert.Equal(run.Key % 2 == 1 ? 2 : 1, run.Value));
            writes = Math.Min(writes, records.Writes);
        }
        Assert.InRange(writes, 20, 500);
    }

    [Fact]
    public async Task Two_coordinators_of_one_sweep_do_not_both_answer()
    {
        var records = new MemoryRecords();
        var first = await SweepCoordinator.LoadAsync(records.Open(), TimeProvider.System);
        await first.OpenAsync(TestCluster.Terms);
        var second = await SweepCoordinator.LoadAsync(records.Open(), TimeProvider.System);
        await first.SubmitAsync([new SubmittedAttempt(1, 1, new byte[] { 1 })]);

        await Assert.ThrowsAsync<RecordConflictException>(() => second.SubmitAsync([new SubmittedAttempt(2, 1, new byte[] { 2 })]));
        await Assert.ThrowsAsync<RecordConflictException>(() => second.SubmitAsync([]));
        await Assert.ThrowsAsync<RecordConflictException>(first.CloseAsync);
    }

    [Fact]
    public async Task What_is_submitted_again_is_run_again_only_where_it_has_ended_before_that_attempt()
    {
        var records = new MemoryRecords();
        var cluster = new TestCluster(records, 1024);
        await cluster.AskAsync(coordinator => coordinator.OpenAsync(TestCluster.Terms));
        await cluster.DoAsync(coordinator => coordinator.SubmitAsync([Attempt(1, 1), Attempt(2, 1)]));
        await cluster.DoAsync(coordinator => coordinator.SubmitAsync([Attempt(2, 1), Attempt(3, 1), Attempt(3, 1)]));
        Assert.Equal(3, (await cluster.AskAsync(coordinator => coordinator.StatusAsync())).Counts.Waiting);

        await cluster.DoAsync(coordinator => coordinator.CancelAsync(endsRunning: true));
        Assert.Equal(3, (await cluster.AskAsync(coordinator => coordinator.StatusAsync())).Counts.Cancelled);
    }

    [Fact]
    public async Task A_coordinator_that_slept_finds_its_next_page_taken_however_short_the_log_has_become()
    {
        var records = new MemoryRecords();
        var asleep = await SweepCoordinator.LoadAsync(records.Open(), TimeProvider.System, mostPages: 2);
        await asleep.OpenAsync(TestCluster.Terms);
        await asleep.SubmitAsync([Attempt(1, 1)]);
        var other = await SweepCoordinator.LoadAsync(records.Open(), TimeProvider.System, mostPages: 2);
        for (var key = 2; key < 20 || records.Names.Contains("log-3"); key++)
        {
            Assert.InRange(key, 2, 1000);
            await other.SubmitAsync([Attempt(key, 1)]);
            await Task.Delay(1);
        }

        Assert.Contains("log-2", records.Names);
        await Assert.ThrowsAsync<RecordConflictException>(() => asleep.SubmitAsync([Attempt(2000, 1)]));
    }

    [Theory]
    [InlineData(1024)]
    [InlineData(3)]
    public async Task Whoever_submits_again_learns_what_has_ended_in_the_meantime(int mostPages)
    {
        var cluster = new TestCluster(new MemoryRecords(), mostPages);
        var attempts = await cluster.StartAsync(Count);
        while ((await cluster.AskAsync(coordinator => coordinator.StatusAsync())).Counts is not { Waiting: 0, Leased: 0 })
        {
            await cluster.WorkAsync();
        }
        var again = await cluster.AskAsync(coordinator => coordinator.SubmitAsync([.. attempts, new SubmittedAttempt(1000, 1, new byte[1])]));
        Assert.Equal(Count * 3 / 2, again.Count);
        Assert.All(again, outcome => Assert.Equal([(byte)outcome.Key, (byte)outcome.Number], outcome.Body.ToArray()));

        var second = await cluster.AskAsync(coordinator => coordinator.SubmitAsync([.. attempts.Select(attempt => attempt with { Number = 2 })]));
        Assert.All(second, outcome => Assert.Equal((2, 1), (outcome.Number, (int)(outcome.Key % 2))));
        Assert.Equal(Count / 2, second.Count);
    }

    [Fact]
    public async Task A_worker_with_other_code_gets_nothing()
    {
        var coordinator = await SweepCoordinator.LoadAsync(new MemoryRecords().Open(), TimeProvider.System);
        await coordinator.OpenAsync(TestCluster.Terms);
        await coordinator.SubmitAsync([Attempt(1, 1)]);
        var report = new ExpRunner.Leases.LeaseLedger("w").Report(1, 0);

        var answer = await coordinator.SyncAsync(new WorkerMessage(report, [], "other"));
        Assert.Empty(answer.Orders.Leases);
        Assert.Contains("other code", answer.Refusal);
    }

    [Fact]
    public async Task What_was_a_lease_of_a_sweep_that_was_closed_is_none_of_the_next_one_of_that_id()
    {
        var records = new MemoryRecords();
        var ledger = new ExpRunner.Leases.LeaseLedger("w");
        var cluster = new TestCluster(records, 1024);
        foreach (var key in (int[])[1, 2])
        {
            await cluster.AskAsync(coordinator => coordinator.OpenAsync(TestCluster.Terms));
            await cluster.DoAsync(coordinator => coordinator.SubmitAsync([Attempt(key, 1)]));
            if (key == 1)
            {
                var answer = await cluster.AskAsync(coordinator => coordinator.SyncAsync(new WorkerMessage(ledger.Report(1, 0), [], "c")));
                Assert.True(ledger.End(Assert.Single(ledger.Follow(answer.Orders).New), AttemptStatus.Completed));
                await cluster.DoAsync(coordinator => coordinator.CloseAsync());
            }
        }
        var other = new ExpRunner.Leases.LeaseLedger("other").Report(1, 0);
        await cluster.AskAsync(coordinator => coordinator.SyncAsync(new WorkerMessage(other, [], "c")));
        await cluster.AskAsync(coordinator => coordinator.SyncAsync(new WorkerMessage(ledger.Report(0, 0), [new byte[] { 1 }], "c")));

        Assert.Equal(1, (await cluster.AskAsync(coordinator => coordinator.StatusAsync())).Counts.Leased);
    }

    private static SubmittedAttempt Attempt(int key, int number) => new((UInt128)key, number, new[] { (byte)key });

    private static void Check(TestCluster cluster)
    {
        Assert.Equal(Enumerable.Range(0, Count).Select(i => (UInt128)i), cluster.Results.Where(result => result.IsFinal).Select(result => result.Key).Order());
        Assert.Equal(Count * 3 / 2, cluster.Results.Count);
        Assert.All(cluster.Results, result =>
        {
            var isFirstOfTwo = result.Key % 2 == 1 && result.Number == 1;
            Assert.Equal(isFirstOfTwo ? AttemptStatus.Failed : AttemptStatus.Completed, result.Status);
            Assert.Equal([(byte)result.Key, (byte)result.Number], result.Body.ToArray());
        });
    }
}
