using ExpRunner.Cluster.Coordinating;
using ExpRunner.Orleans.Storage;
using ExpRunner.TestKit;
using Orleans.Runtime;

namespace ExpRunner.Orleans.Tests;

public sealed class StorageTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FileGrainStorage _storage;

    public StorageTests() => _storage = new FileGrainStorage(_folder.Path, isDurable: true);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_record_is_read_as_it_was_kept_by_whoever_comes_next()
    {
        await Records().AddAsync("r", new byte[] { 1 });
        Assert.Equal([1], (await Records().ReadAsync("r"))!);

        var later = Records();
        await later.ReadAsync("r");
        await later.ReplaceAsync("r", new byte[] { 2 });
        await later.ReplaceAsync("r", new byte[] { 3 });
        Assert.Equal([3], (await Records().ReadAsync("r"))!);
        Assert.Null(await Records("other").ReadAsync("r"));
    }

    [Fact]
    public async Task What_is_there_is_not_added_again()
    {
        await Records().AddAsync("r", new byte[] { 1 });
        await Assert.ThrowsAsync<RecordConflictException>(() => Records().AddAsync("r", new byte[] { 2 }));
        Assert.Equal([1], (await Records().ReadAsync("r"))!);
    }

    [Fact]
    public async Task Who_has_not_seen_the_newest_does_not_replace_it()
    {
        var (first, second) = (Records(), Records());
        await first.AddAsync("r", new byte[] { 1 });
        await Assert.ThrowsAsync<RecordConflictException>(() => second.ReplaceAsync("r", new byte[] { 2 }));
        await second.ReadAsync("r");
        await first.ReplaceAsync("r", new byte[] { 3 });
        await Assert.ThrowsAsync<RecordConflictException>(() => second.ReplaceAsync("r", new byte[] { 4 }));
        await Assert.ThrowsAsync<RecordConflictException>(() => second.RemoveAsync("r"));
        Assert.Equal([3], (await Records().ReadAsync("r"))!);
    }

    [Fact]
    public async Task What_is_removed_is_gone_and_may_be_removed_again()
    {
        await Records().AddAsync("r", new byte[] { 1 });
        await Records().RemoveAsync("r");
        await Records().RemoveAsync("r");
        Assert.Null(await Records().ReadAsync("r"));
        await Records().AddAsync("r", new byte[] { 2 });
    }

    [Fact]
    public async Task Who_has_stopped_writes_nothing_more()
    {
        var records = Records();
        await records.AddAsync("r", new byte[] { 1 });
        await records.StopAsync();
        await Assert.ThrowsAsync<RecordConflictException>(() => records.AddAsync("s", new byte[] { 1 }));
        await Assert.ThrowsAsync<RecordConflictException>(() => records.ReplaceAsync("r", new byte[] { 2 }));
        Assert.Null(await Records().ReadAsync("s"));
    }

    private GrainRecords Records(string owner = "a/../b") => new(_storage, GrainId.Create("sweep", owner));
}
