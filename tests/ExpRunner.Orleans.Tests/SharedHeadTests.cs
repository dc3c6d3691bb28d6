using ExpRunner.Cluster.Coordinating;
using ExpRunner.Orleans.Storage;
using ExpRunner.Orleans.TestNode;
using ExpRunner.TestKit;
using Orleans.Runtime;

namespace ExpRunner.Orleans.Tests;

/// <summary>Several heads with a database of PostgreSQL, named in EXPRUNNER_TEST_POSTGRES as a connection string; the records in it are deleted.</summary>
public sealed class SharedHeadTests
{
    private const int Count = 100_000;

    [Fact]
    public async Task Two_who_add_a_record_at_once_do_not_both_succeed()
    {
        await using var storage = new PostgresGrainStorage(await EmptyDatabaseAsync());
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
    }

    [Fact]
    public async Task Where_one_of_two_heads_is_killed_the_other_goes_on()
    {
        var connection = await EmptyDatabaseAsync();
        int[] ports = [Node.FreePort(), Node.FreePort()];
        using var first = await Node.StartAsync("shared-head", $"{ports[0]}", connection);
        using var second = await Node.StartAsync("shared-head", $"{ports[1]}", connection);
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

    private static async Task<string> EmptyDatabaseAsync()
    {
        var connection = Environment.GetEnvironmentVariable("EXPRUNNER_TEST_POSTGRES");
        Assert.SkipWhen(connection is null, "EXPRUNNER_TEST_POSTGRES names no database.");
        await using var source = Npgsql.NpgsqlDataSource.Create(connection!);
        await using var command = source.CreateCommand("DROP TABLE IF EXISTS exprunner_records");
        await command.ExecuteNonQueryAsync();
        return connection!;
    }
}
