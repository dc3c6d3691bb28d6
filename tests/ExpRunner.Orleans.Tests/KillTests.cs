using ExpRunner.Orleans.TestNode;
using ExpRunner.TestKit;

namespace ExpRunner.Orleans.Tests;

public sealed class KillTests
{
    private const int Count = 100_000;

    [Fact]
    public async Task Signals_are_left_to_the_process_that_a_head_is_in()
    {
        using var folder = new TempFolder();
        using var head = await Node.StartAsync("head", $"{FreePort.Find()}", folder.Path);
        Assert.Equal(128 + 15, await head.TerminateAsync());
    }

    [Fact]
    public async Task A_head_and_a_worker_that_are_killed_and_started_again_cost_no_result_and_give_none_twice()
    {
        using var folder = new TempFolder();
        var port = FreePort.Find();
        string[] asHead = ["head", $"{port}", folder.Path];
        using var head = await Node.StartAsync(asHead);
        await using var cluster = await OrleansCluster.ConnectAsync(new LinkOptions { Heads = $"127.0.0.1:{port}" }, default);
        var driver = new NodeDriver(cluster.Sweep("s"));
        await driver.SubmitAsync(Count);
        using var killed = await Node.StartAsync(asWorker("a"));
        using var lasting = await Node.StartAsync(asWorker("b"));
        var taking = driver.TakeAsync(Count);
        await Eventually.HoldsAsync(() => driver.Outcomes.Count > Count / 20, "some has ended");

        await killed.KillAsync();
        await head.KillAsync();
        Assert.InRange(driver.Outcomes.Count, 1, Count - 1);
        using var again = await Node.StartAsync(asHead);
        await taking;

        Assert.Equal(Enumerable.Range(0, Count).Select(static i => (UInt128)i), driver.Outcomes.Select(static outcome => outcome.Key).Order());
        Assert.Equal(0, await lasting.EndAsync());
        Assert.Equal(0, await again.EndAsync());

        string[] asWorker(string name) => ["work", $"127.0.0.1:{port}", "s", name, "16"];
    }
}
