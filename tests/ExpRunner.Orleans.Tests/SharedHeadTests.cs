using ExpRunner.Cluster.Coordinating;
using ExpRunner.Orleans.Storage;
using ExpRunner.Orleans.TestNode;
using ExpRunner.TestKit;
using Orleans.Runtime;

namespace ExpRunner.Orleans.Tests;

/// <summary>Several heads, with a database of PostgreSQL or a folder.</summary>
public sealed class SharedHeadTests(PostgresServer postgres) : IDisposable
{
    private const int Count = 100_000;
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Two_who_add_a_record_at_once_do_not_both_succeed()
    {
        await using var storage = new PostgresGrainStorage(await postgres.NewDatabaseAsync());
        GrainRecords[] heads = [.. Enumerable.Range(0, 8).Select(_ => new GrainRecords(storage, GrainId.Create("sweep", "s")))];
        for (var i = 0; i < 20; i++)
        {
            var name = $"log-{i}";
            var faults = await Task.WhenAll(heads.Select(head => Task.Run(async () => await Record.ExceptionAsync(() => head.AddAsync(name, new byte[] { 1 })))));
            Assert.Equal(heads.Length - 1, faults.Count(static fault => fault is RecordConflictException));
            Assert.Contains(null, faults);
        }
        await heads[0].ReadAsync("log-0");
        await heads[1].ReadAsync("log-0");
        await heads[0].ReplaceAsync("log-0", new byte[] { 2 });
        await Assert.ThrowsAsync<RecordConflictException>(() => heads[1].ReplaceAsync("log-0", new byte[] { 3 }));
        await heads[0].RemoveAsync("log-0");
        await heads[0].RemoveAsync("log-0");
        Assert.Null(await heads[1].ReadAsync("log-0"));
        await heads[2].AddAsync("log-0", new byte[] { 4 });
        await Assert.ThrowsAsync<RecordConflictException>(() => heads[1].ReplaceAsync("log-0", new byte[] { 3 }));
    }

    [Theory]
    [InlineData("postgres-head")]
    [InlineData("folder-head")]
    public async Task Where_one_of_two_heads_is_killed_the_other_goes_on(string kind)
    {
        var place = await PlaceAsync(kind);
        var port = FreePort.Find(inARow: 4);
        int[] ports = [port, port + 2];
        using var first = await Node.StartAsync(kind, $"{ports[0]}", place);
        using var second = await Node.StartAsync(kind, $"{ports[1]}", place);
        var heads = $"127.0.0.1:{ports[0]},127.0.0.1:{ports[1]}";
        await using var cluster = await OrleansCluster.ConnectAsync(new LinkOptions { Heads = heads }, default);
        var driver = new NodeDriver(cluster.Sweep("s"));
        await driver.SubmitAsync(Count);
        using var worker = await Node.StartAsync("work", heads, "s", "a", "16");
        var taking = driver.TakeAsync(Count);
        await Eventually.HoldsAsync(() => driver.Outcomes.Count > Count / 20, "some has ended");

        await first.KillAsync();
        await taking;
        Assert.Equal(Enumerable.Range(0, Count).Select(static i => (UInt128)i), driver.Outcomes.Select(static outcome => outcome.Key).Order());
        await driver.CloseAsync();
        Assert.Equal(0, await second.EndAsync());
    }

    /// <summary>Where heads keep their records, as that kind of node is told.</summary>
    private async Task<string> PlaceAsync(string kind) => kind == "folder-head" ? _folder.Path : await postgres.NewDatabaseAsync();
}
