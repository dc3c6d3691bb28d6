using ExpRunner.Execution;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Tests.Execution;

public sealed class DiskQueueTests
{
    [Fact]
    public void What_comes_during_a_flush_is_shown_after_the_next_one_in_order()
    {
        using var isFlushing = new SemaphoreSlim(0);
        using var mayEnd = new SemaphoreSlim(0);
        var flushes = 0;
        var shown = new List<(int Id, int Flush)>();
        var queue = new DiskQueue(
            () =>
            {
                flushes++;
                isFlushing.Release();
                mayEnd.Wait();
            },
            noted => shown.Add(((int)noted.Repetition.Trial.Id, flushes)));

        queue.Add(Noted(0));
        isFlushing.Wait(TestContext.Current.CancellationToken);
        queue.Add(Noted(1));
        queue.Add(Noted(2));
        Assert.Empty(shown);
        mayEnd.Release(2);
        queue.Drain();

        Assert.Equal([(0, 1), (1, 2), (2, 2)], shown);
    }

    [Fact]
    public void Nothing_is_shown_that_the_disk_did_not_take()
    {
        var shown = new List<Noted>();
        var queue = new DiskQueue(() => throw new IOException("Input/output error"), shown.Add);

        queue.Add(Noted(0));

        Assert.Equal("Input/output error", Assert.Throws<IOException>(queue.Drain).Message);
        Assert.Throws<IOException>(() => queue.Add(Noted(1)));
        queue.Settle();
        Assert.Empty(shown);
    }

    private static Noted Noted(int id) => new(new Repetition(new Trial((UInt128)id, Value.Object()), 0), null!, null, null);
}
