using System.Collections.Concurrent;
using ExpRunner.Cluster.Coordinating;
using ExpRunner.TestKit;

namespace ExpRunner.Tests.Cluster;

/// <summary>Records in a folder that several write to, each as if on a machine of its own.</summary>
public sealed class VersionedFilesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Of_many_who_add_a_record_one_succeeds()
    {
        for (var i = 0; i < 50; i++)
        {
            var name = $"log-{i}";
            var added = await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(() => SucceedsAsync(() => New().AddAsync(name, new[] { (byte)writer })))));
            Assert.Equal(1, added.Count(static one => one));
            Assert.Equal(Array.IndexOf(added, true), (await New().ReadAsync(name))!.Record.Span[0]);
        }
    }

    [Fact]
    public async Task Of_many_who_count_by_replacing_no_two_get_to_the_same_number()
    {
        await New().AddAsync("count", BitConverter.GetBytes(0));
        var reached = new ConcurrentBag<int>();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 100; i++)
            {
                var seen = (await New().ReadAsync("count"))!;
                var next = BitConverter.ToInt32(seen.Record.Span) + 1;
                if (await SucceedsAsync(() => New().ReplaceAsync("count", BitConverter.GetBytes(next), seen.Version)))
                {
                    reached.Add(next);
                }
            }
        })));
        Assert.NotEmpty(reached);
        Assert.Equal(reached.Count, reached.Distinct().Count());
        Assert.InRange(BitConverter.ToInt32((await New().ReadAsync("count"))!.Record.Span), reached.Max(), 800);
        Assert.Equal(2, _folder.Files.Length);
    }

    [Fact]
    public async Task Who_stood_still_while_a_record_was_replaced_often_replaces_and_removes_nothing()
    {
        var first = await New().AddAsync("root", new byte[] { 1 });
        var version = await New().ReplaceAsync("root", new byte[] { 2 }, first);
        var newest = await New().ReplaceAsync("root", new byte[] { 3 }, version);
        foreach (var late in new[] { first, version })
        {
            await Assert.ThrowsAsync<RecordConflictException>(() => New().ReplaceAsync("root", new byte[] { 9 }, late));
            await Assert.ThrowsAsync<RecordConflictException>(() => New().RemoveAsync("root", late));
        }
        var there = (await New().ReadAsync("root"))!;
        Assert.Equal((newest, 3), (there.Version, there.Record.Span[0]));
    }

    [Fact]
    public async Task Who_stood_still_while_a_record_was_removed_and_added_anew_changes_nothing()
    {
        var version = await New().ReplaceAsync("root", new byte[] { 2 }, await New().AddAsync("root", new byte[] { 1 }));
        await New().RemoveAsync("root", version);
        Assert.Null(await New().ReadAsync("root"));
        Assert.Empty(_folder.Files);

        // What one leaves that had looked already when all of this came to pass.
        Directory.CreateDirectory(_folder["root.versions"]);
        File.WriteAllBytes(_folder["root.versions", $"{version + 1}"], [.. BitConverter.GetBytes(version + 1), 9]);
        Assert.Null(await New().ReadAsync("root"));
        var anew = await New().AddAsync("root", new byte[] { 4 });

        Assert.True(anew > version + 1);
        await Assert.ThrowsAsync<RecordConflictException>(() => New().ReplaceAsync("root", new byte[] { 9 }, version));
        await Assert.ThrowsAsync<RecordConflictException>(() => New().RemoveAsync("root", version));
        Assert.Equal(4, (await New().ReadAsync("root"))!.Record.Span[0]);
        await New().RemoveAsync("root", await New().ReplaceAsync("root", new byte[] { 5 }, anew));
        Assert.Empty(_folder.Files);
    }

    [Fact]
    public async Task A_coordinator_s_records_are_read_replaced_and_removed_by_name()
    {
        var (mine, other) = (new FileRecords(_folder.Path, isDurable: true), new FileRecords(_folder.Path, isDurable: true));
        await mine.AddAsync("root", new byte[] { 1 });
        await Assert.ThrowsAsync<RecordConflictException>(() => other.ReplaceAsync("root", new byte[] { 2 }));
        Assert.Equal([1], (await other.ReadAsync("root"))!);
        await other.ReplaceAsync("root", new byte[] { 3 });
        await Assert.ThrowsAsync<RecordConflictException>(() => mine.ReplaceAsync("root", new byte[] { 4 }));
        await other.RemoveAsync("root");
        await other.RemoveAsync("root");
        Assert.Null(await mine.ReadAsync("root"));
    }

    [Fact]
    public void A_folder_that_keeps_names_apart_is_told_from_nothing_left_in_it()
    {
        ExclusiveName.Check(_folder.Path);
        Assert.Empty(_folder.Files);
    }

    private VersionedFiles New() => new(_folder.Path, new FolderNames(isDurable: false), TimeProvider.System);

    private static async Task<bool> SucceedsAsync(Func<Task> write)
    {
        try
        {
            await write();
            return true;
        }
        catch (RecordConflictException)
        {
            return false;
        }
    }
}
