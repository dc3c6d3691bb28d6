using ExpRunner.Cluster.Coordinating;
using ExpRunner.Cluster;
using ExpRunner.TestKit;
using ExpRunner.Tests.Leases;

namespace ExpRunner.Tests.Cluster;

public sealed class LogShorteningTests
{
    private const int Count = 30;

    [Theory]
    [InlineData("snapshot")]
    [InlineData("outcomes")]
    [InlineData("root")]
    public async Task A_sweep_goes_on_where_its_log_cannot_be_made_short_and_says_so_once(string kind)
    {
        var began = false;
        var records = new MemoryRecords { Fails = name => began && name.StartsWith(kind, StringComparison.Ordinal) };
        var cluster = new TestCluster(records, mostPages: 3);
        await cluster.StartAsync(Count);
        began = true;
        await EndAllAsync(cluster);
        await Eventually.HoldsAsync(() => MoreAsync(cluster).GetAwaiter().GetResult() && cluster.Warnings.Count == 1, "it was said");

        Assert.Equal(0, cluster.Failures);
        Assert.StartsWith("Its log cannot be made short: The storage did not answer.", Assert.Single(cluster.Warnings));
        Assert.Equal(45, await OutcomesAsync(cluster));
        began = false;
        Assert.Equal(45, await OutcomesAsync(new TestCluster(records, mostPages: 1000)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_is_tried_again_after_a_while_and_said_when_it_works(bool isDone)
    {
        var (time, isBroken) = (new SimulatedTime(), true);
        var records = new MemoryRecords { IsDone = isDone };
        var cluster = new TestCluster(records, mostPages: 3, time);
        await cluster.StartAsync(Count);
        records.Fails = name => isBroken && !name.StartsWith("log-", StringComparison.Ordinal) && !name.StartsWith("attempts-", StringComparison.Ordinal);
        await EndAllAsync(cluster);
        await Eventually.HoldsAsync(() => MoreAsync(cluster).GetAwaiter().GetResult() && cluster.Warnings.Count == 1, "it was said");
        var pages = Pages(records);
        isBroken = false;
        time.Advance(TimeSpan.FromSeconds(2));
        await Eventually.HoldsAsync(() => MoreAsync(cluster).GetAwaiter().GetResult() && cluster.Warnings.Count == 2, "it works again");

        Assert.Equal("Its log is made short again.", cluster.Warnings.Last());
        await Eventually.HoldsAsync(() => Pages(records) < Math.Min(pages, 8), "the log is short");
        Assert.Equal((45, 0), (await OutcomesAsync(new TestCluster(records, mostPages: 3)), cluster.Failures));
        await cluster.DoAsync(coordinator => coordinator.CloseAsync());
        Assert.Empty(records.Names);
    }

    [Theory]
    [InlineData(false, 0, false)]
    [InlineData(true, 0, false)]
    [InlineData(false, 1, false)]
    [InlineData(false, 2, false)]
    [InlineData(false, 4, false)]
    [InlineData(false, 0, true)]
    [InlineData(true, 0, true)]
    [InlineData(false, 1, true)]
    [InlineData(false, 2, true)]
    [InlineData(false, 4, true)]
    public async Task Whatever_fails_of_it_at_every_so_many_writes_nothing_is_lost_and_nothing_stays(bool isDone, int isLateBy, bool isLoadedAgain)
    {
        for (var every = 1; every <= 12; every++)
        {
            var (time, writes, began) = (new SimulatedTime(), 0, false);
            var records = new MemoryRecords { IsDone = isDone, IsLateBy = isLateBy };
            var cluster = new TestCluster(records, mostPages: 2, time);
            await cluster.StartAsync(Count);
            var nth = every;
            began = true;
            records.Fails = name => began && !name.StartsWith("log-", StringComparison.Ordinal) && ++writes % nth == 0;
            while ((await cluster.AskAsync(coordinator => coordinator.StatusAsync())).Counts is not { Waiting: 0, Leased: 0 })
            {
                await cluster.WorkAsync();
                time.Advance(TimeSpan.FromMinutes(2));
            }
            Assert.Equal((45, 0), (await OutcomesAsync(cluster), cluster.Failures));
            began = false;
            if (isLoadedAgain)
            {
                Assert.Equal(45, await OutcomesAsync(new TestCluster(records, mostPages: 1000)));
                continue;
            }
            await cluster.DoAsync(coordinator => coordinator.CloseAsync());

            // What is written after it was removed is in nobody's way.
            Assert.All(records.Names, name => Assert.Matches(isLateBy > 0 ? "^(outcomes|snapshot)-" : "^$", name));
        }
    }

    [Fact]
    public async Task A_closed_sweep_whose_removal_was_interrupted_behind_its_snapshot_is_removed_by_the_next_head()
    {
        var (records, isInterrupted) = (new MemoryRecords(), false);
        var cluster = new TestCluster(records, mostPages: 3);
        await cluster.StartAsync(Count);
        await Eventually.HoldsAsync(() => MoreAsync(cluster).GetAwaiter().GetResult() && HasSnapshot(records), "there is a snapshot");
        await MoreAsync(cluster);
        records.Fails = name => !isInterrupted && name.StartsWith("log-", StringComparison.Ordinal) && !HasSnapshot(records) && (isInterrupted = true);
        await cluster.DoAsync(coordinator => coordinator.CloseAsync());

        Assert.Equal((true, 1), (isInterrupted, cluster.Failures));
        Assert.Empty(records.Names);
    }

    [Fact]
    public async Task Nothing_is_acknowledged_that_cannot_be_appended()
    {
        var records = new MemoryRecords();
        var coordinator = await SweepCoordinator.LoadAsync(records.Open(), TimeProvider.System);
        await coordinator.OpenAsync(TestCluster.Terms);
        records.Fails = name => name.StartsWith("log-", StringComparison.Ordinal);

        await Assert.ThrowsAsync<IOException>(() => coordinator.SubmitAsync([new SubmittedAttempt(1, 1, new byte[1])]));
        await Assert.ThrowsAsync<IOException>(() => coordinator.CancelAsync(endsRunning: true));
        records.Fails = static _ => false;
        Assert.Equal(0, (await (await SweepCoordinator.LoadAsync(records.Open(), TimeProvider.System)).StatusAsync()).Counts.All);
    }

    private static bool HasSnapshot(MemoryRecords records) => records.Names.Any(static name => name.StartsWith("snapshot-", StringComparison.Ordinal));

    private static int Pages(MemoryRecords records) => records.Names.Count(static name => name.StartsWith("log-", StringComparison.Ordinal));

    private static async Task EndAllAsync(TestCluster cluster)
    {
        while ((await cluster.AskAsync(coordinator => coordinator.StatusAsync())).Counts is not { Waiting: 0, Leased: 0 })
        {
            await cluster.WorkAsync();
        }
    }

    /// <summary>Another page of the log.</summary>
    private static async Task<bool> MoreAsync(TestCluster cluster)
    {
        await cluster.DoAsync(coordinator => coordinator.SubmitAsync([new SubmittedAttempt((UInt128)Random.Shared.NextInt64(1000, long.MaxValue), 1, new byte[1])]));
        return true;
    }

    private static async Task<int> OutcomesAsync(TestCluster cluster)
    {
        var count = 0;
        while (await cluster.AskAsync(coordinator => coordinator.ResultsAsync(count)) is { Outcomes.Count: > 0 } page)
        {
            count += page.Outcomes.Count;
        }
        return count;
    }
}
