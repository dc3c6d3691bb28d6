using ExpRunner.Cluster;
using ExpRunner.Leases;
using ExpRunner.Orleans.TestNode;
using ExpRunner.Sweeps;
using ExpRunner.TestKit;

namespace ExpRunner.Orleans.Tests;

public sealed class HeadTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly int _port = FreePort.Find();

    private string Heads => $"127.0.0.1:{_port}";

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_sweep_of_two_workers_runs_once_each_and_leaves_nothing_behind()
    {
        await using var head = await StartAsync();
        await using var driving = await ConnectAsync();
        await using var working = await ConnectAsync();
        var driver = new NodeDriver(driving.Sweep("s"));
        await driver.SubmitAsync(10_000);
        var sweep = Assert.Single(await working.OpenSweepsAsync(default));
        Assert.Equal(("s", "Act", true), (sweep.Id, sweep.Terms.Experiment, sweep.HasWork));

        await Task.WhenAll(new NodeWorker(driving.Sweep("s"), "a", 64).RunAsync(default), new NodeWorker(working.Sweep("s"), "b", 64).RunAsync(default), driver.TakeAsync(10_000));
        Check(driver, 10_000);
        await Eventually.HoldsAsync(() => !working.OpenSweepsAsync(default).Result.Single().HasWork, "the index knows that nothing is left");
        await driver.CloseAsync();

        Assert.Empty(await working.OpenSweepsAsync(default));
        Assert.False((await driving.Sweep("s").StatusAsync()).IsOpen);
        Assert.Equal(["head.lock"], _folder.Files.Where(static file => !file.Contains("sweepindex", StringComparison.Ordinal)));
        Assert.Equal((0, 0), (driver.Failures, driver.Outcomes.Count - 10_000));
    }

    [Fact]
    public async Task What_was_answered_outlives_a_head_that_is_stopped()
    {
        await using var cluster = await StartAndFillAsync();
        await using var again = await StartAsync();
        var sweep = Assert.Single(await ListAsync(cluster));
        Assert.Equal("s", sweep.Id);

        Assert.Equal(5, (await cluster.Sweep("s").StatusAsync()).Counts.Waiting);
    }

    [Fact]
    public async Task Silent_workers_lose_their_leases()
    {
        await using var head = await StartAsync();
        await using var cluster = await ConnectAsync();
        var sweep = cluster.Sweep("s");
        await sweep.OpenAsync(NodeDriver.Terms with { Rules = new LeaseRules { Length = TimeSpan.FromSeconds(1) } });
        await sweep.SubmitAsync([new SubmittedAttempt(1, 1, new byte[] { 1 })]);
        var answer = await sweep.SyncAsync(new WorkerMessage(new LeaseLedger("w").Report(1, 0), [], "c"));
        Assert.Single(answer.Orders.Leases);

        await Eventually.HoldsAsync(() => sweep.StatusAsync().Result.Counts.Waiting == 1, "the lease is taken back");
    }

    [Fact]
    public async Task A_sweep_in_the_index_that_is_not_open_is_found_out()
    {
        await using var head = await StartAsync();
        await using var cluster = await ConnectAsync();
        await cluster.AskAsync(static grains => grains.GetGrain<Grains.ISweepIndexGrain>(Grains.ISweepIndexGrain.Key).AddAsync("left", ClusterMessages.Write(NodeDriver.Terms)), static _ => true);
        Assert.Single(await cluster.OpenSweepsAsync(default));

        var answer = await cluster.Sweep("left").SyncAsync(new WorkerMessage(new LeaseLedger("w").Report(1, 0), [], "c"));
        Assert.NotNull(answer.Refusal);
        await Eventually.HoldsAsync(() => cluster.OpenSweepsAsync(default).Result.Count == 0, "the sweep leaves the index");
    }

    [Fact]
    public async Task Results_and_repetitions_that_are_many_megabytes_come_in_pages()
    {
        await using var head = await StartAsync();
        await using var cluster = await ConnectAsync();
        var (sweep, ledger) = (cluster.Sweep("s"), new LeaseLedger("w"));
        await sweep.OpenAsync(NodeDriver.Terms);
        await sweep.SubmitAsync([.. Enumerable.Range(0, 40).Select(static i => new SubmittedAttempt((UInt128)i, 1, new byte[300_000]))]);
        for (var isOver = false; !isOver;)
        {
            isOver = await EndSomeAsync(sweep, ledger);
        }

        var (pages, from) = (0, 0L);
        for (; from < 40; pages++)
        {
            var page = await sweep.ResultsAsync(from);
            Assert.InRange(page.Outcomes.Sum(static outcome => outcome.Body.Length), 300_000, 2 << 20);
            from = page.Next;
        }
        Assert.InRange(pages, 6, 40);
    }

    [Fact]
    public async Task Who_submits_again_is_told_what_has_ended_however_much_that_is()
    {
        await using var head = await StartAsync();
        await using var cluster = await ConnectAsync();
        var (sweep, ledger) = (cluster.Sweep("s"), new LeaseLedger("w"));
        await sweep.OpenAsync(NodeDriver.Terms);
        SubmittedAttempt[] attempts = [.. Enumerable.Range(0, 30).Select(static i => new SubmittedAttempt((UInt128)i, 1, default))];
        Assert.Empty(await sweep.SubmitAsync(attempts));
        for (var isOver = false; !isOver;)
        {
            isOver = await EndSomeAsync(sweep, ledger);
        }

        var ended = await sweep.SubmitAsync(attempts);
        Assert.Equal(attempts.Select(static attempt => attempt.Key), ended.Select(static outcome => outcome.Key).Order());
        Assert.Equal(30, await sweep.OpenAsync(NodeDriver.Terms));
    }

    [Fact]
    public async Task What_a_head_does_not_understand_does_not_stop_it()
    {
        await using var head = await StartAsync();
        await using var cluster = await ConnectAsync();
        var fault = await Assert.ThrowsAsync<ClusterException>(() => cluster.AskAsync(static grains => grains.GetGrain<Grains.ISweepGrain>("s").SyncAsync([9, 9, 9]), static _ => true));
        Assert.False(fault.IsPassing);
        Assert.False((await cluster.Sweep("s").StatusAsync()).IsOpen);
    }

    [Fact]
    public async Task Storage_that_fails_for_a_while_delays_and_loses_nothing()
    {
        await using var head = await StartAsync();
        await using var cluster = await ConnectAsync();
        var driver = new NodeDriver(cluster.Sweep("s"));
        await driver.SubmitAsync(5);
        var folder = Path.Combine(_folder.Path, Path.GetDirectoryName(_folder.Files.First(static file => file.EndsWith("root", StringComparison.Ordinal)))!);
        Directory.Move(folder, folder + "-away");
        await File.WriteAllTextAsync(folder, "");
        var fault = await Assert.ThrowsAsync<ClusterException>(() => cluster.Sweep("s").SubmitAsync([new SubmittedAttempt(9, 1, default)]));
        Assert.True(fault.IsPassing);

        File.Delete(folder);
        Directory.Move(folder + "-away", folder);
        await driver.SubmitAsync(5);
        Assert.Equal(5, (await cluster.Sweep("s").StatusAsync()).Counts.Waiting);
    }

    [Fact]
    public async Task A_folder_has_one_head()
    {
        await using var head = await StartAsync();
        var fault = await Assert.ThrowsAsync<ClusterException>(() => OrleansHead.StartAsync(new HeadOptions { Port = FreePort.Find(), Connection = _folder.Path }, default));
        Assert.Contains(_folder.Path, fault.Message);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named()
    {
        await using var head = await StartAsync();
        using var other = new TempFolder();
        var fault = await Assert.ThrowsAsync<ClusterException>(() => OrleansHead.StartAsync(new HeadOptions { Port = _port, Connection = other.Path }, default));
        Assert.Contains($"127.0.0.1:{_port}", fault.Message);
    }

    [Fact]
    public async Task Where_no_head_is_a_link_says_so_and_that_it_may_pass()
    {
        var fault = await Assert.ThrowsAsync<ClusterException>(() => OrleansCluster.ConnectAsync(new LinkOptions { Heads = Heads, Patience = TimeSpan.Zero }, default));
        Assert.True(fault.IsPassing);
        Assert.Contains(Heads, fault.Message);
    }

    private async Task<OrleansCluster> StartAndFillAsync()
    {
        await using var head = await StartAsync();
        var cluster = await ConnectAsync();
        await new NodeDriver(cluster.Sweep("s")).SubmitAsync(5);
        return cluster;
    }

    private static async Task<IReadOnlyList<OpenSweep>> ListAsync(OrleansCluster cluster)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return await cluster.OpenSweepsAsync(default);
            }
            catch (ClusterException fault) when (fault.IsPassing && tries < 100)
            {
                await Task.Delay(100);
            }
        }
    }

    /// <summary>Works on a few repetitions, each with an outcome that is large.</summary>
    private static async Task<bool> EndSomeAsync(ICoordinator sweep, LeaseLedger ledger)
    {
        var report = ledger.Report(5, 0);
        var answer = await sweep.SyncAsync(new WorkerMessage(report, [.. report.Ended.Select(static _ => (ReadOnlyMemory<byte>)new byte[300_000])], "c"));
        foreach (var lease in ledger.Follow(answer.Orders).New)
        {
            ledger.TryBegin(lease);
            ledger.End(lease, AttemptStatus.Completed);
        }
        return answer.Orders.IsFinished;
    }

    private Task<OrleansHead> StartAsync() => OrleansHead.StartAsync(new HeadOptions { Port = _port, Connection = _folder.Path }, default);

    private Task<OrleansCluster> ConnectAsync() => OrleansCluster.ConnectAsync(new LinkOptions { Heads = Heads }, default);

    private static void Check(NodeDriver driver, int count)
    {
        Assert.Equal(Enumerable.Range(0, count).Select(static i => (UInt128)i), driver.Outcomes.Select(static outcome => outcome.Key).Order());
        Assert.All(driver.Outcomes, static outcome => Assert.Equal((long)outcome.Key, BitConverter.ToInt64(outcome.Body.Span)));
    }
}
