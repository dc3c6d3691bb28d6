using ExpRunner.Cluster;
using ExpRunner.Cluster.Coordinating;
using ExpRunner.Leases;
using ExpRunner.Sweeps;

namespace ExpRunner.Tests.Cluster;

public sealed class NewsTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);
    private readonly LeaseLedger _ledger = new("w");

    [Fact]
    public async Task Who_waits_for_news_hears_of_an_end_at_once()
    {
        var sweep = await OpenAsync();
        var lease = Assert.Single(await SyncAsync(sweep));
        var news = sweep.ResultsAsync(0, Long);
        await SyncAsync(sweep);
        Assert.False(news.IsCompleted);
        Assert.True(_ledger.TryBegin(lease));
        Assert.True(_ledger.End(lease, AttemptStatus.Completed));
        await SyncAsync(sweep);

        Assert.Equal([7], Assert.Single((await news.WaitAsync(TimeSpan.FromSeconds(30))).Outcomes).Body.ToArray());
        Assert.Empty((await sweep.ResultsAsync(1, Long).WaitAsync(TimeSpan.FromSeconds(30))).Outcomes);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nobody_waits_for_news_of_a_sweep_that_was_cancelled_or_closed(bool isClosed)
    {
        var sweep = await OpenAsync();
        var news = sweep.ResultsAsync(0, Long);
        await (isClosed ? sweep.CloseAsync() : sweep.CancelAsync(endsRunning: true));

        Assert.Equal(!isClosed, (await news.WaitAsync(TimeSpan.FromSeconds(30))).Standing.IsOpen);
    }

    [Fact]
    public async Task Where_nothing_ends_the_answer_comes_when_the_wait_is_over()
        => Assert.Empty((await (await OpenAsync()).ResultsAsync(0, TimeSpan.FromMilliseconds(20)).WaitAsync(TimeSpan.FromSeconds(30))).Outcomes);

    private static async Task<SweepCoordinator> OpenAsync()
    {
        var sweep = await SweepCoordinator.LoadAsync(new MemoryRecords().Open(), TimeProvider.System);
        await sweep.OpenAsync(TestCluster.Terms);
        await sweep.SubmitAsync([new SubmittedAttempt(1, 1, new byte[1])]);
        return sweep;
    }

    private async Task<IReadOnlyList<Lease>> SyncAsync(SweepCoordinator sweep)
    {
        var report = _ledger.Report(1, 0);
        return _ledger.Follow((await sweep.SyncAsync(new WorkerMessage(report, [.. report.Ended.Select(static _ => (ReadOnlyMemory<byte>)new byte[] { 7 })], "c"))).Orders).New;
    }
}
