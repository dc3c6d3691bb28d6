using ExpRunner.Execution;
using ExpRunner.Sweeps;

namespace ExpRunner.Tests.Execution;

/// <summary>Attempts of several kinds take from one capacity and give back.</summary>
public sealed class CapacityPoolTests
{
    [Fact]
    public void What_is_taken_is_free_again_when_it_is_given_back()
    {
        var pool = new CapacityPool(new() { Cpus = 4, Gpus = ["0", "1"], Memory = 100 });

        Assert.True(pool.TryTake(new() { Cpus = 1, Gpus = 1, Memory = 40 }, out var one));
        Assert.True(pool.TryTake(new() { Cpus = 2, Gpus = 1, Memory = 60 }, out var two));
        Assert.Equal(["0", "1"], [.. one.Gpus, .. two.Gpus]);
        Assert.False(pool.TryTake(new() { Gpus = 1 }, out _));
        Assert.False(pool.TryTake(new() { Memory = 1 }, out _));
        Assert.False(pool.TryTake(new() { Cpus = 1.001 }, out _));
        Assert.True(pool.TryTake(new() { Cpus = 1 }, out _));

        pool.Return(one);
        Assert.True(pool.TryTake(new() { Gpus = 1, Memory = 40 }, out var again));
        Assert.Equal(["0"], again.Gpus);
    }

    [Fact]
    public void A_share_comes_back_once_and_to_the_pool_it_is_from()
    {
        var pool = new CapacityPool(new() { Gpus = ["0"] });
        Assert.True(pool.TryTake(new() { Gpus = 1 }, out var share));
        pool.Return(share);

        Assert.Throws<ArgumentException>(() => pool.Return(share));
        Assert.Throws<ArgumentException>(() => pool.Return(share with { }));
    }

    [Fact]
    public void Any_order_of_taking_and_giving_back_is_what_adding_up_by_hand_gives()
    {
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var capacity = CapacityTests.RandomCapacity(random);
            var (pool, taken) = (new CapacityPool(capacity), new List<SlotShare>());
            for (var step = 0; step < 200; step++)
            {
                if (taken.Count > 0 && random.Next(2) == 0)
                {
                    var back = random.Next(taken.Count);
                    pool.Return(taken[back]);
                    taken.RemoveAt(back);
                    continue;
                }
                var needs = CapacityTests.RandomNeeds(random);
                var fits = needs.Tags.All(capacity.Tags.Contains)
                    && (capacity.Cpus is null || taken.Sum(share => (decimal)share.Cpus) + (decimal)needs.Cpus <= (decimal)capacity.Cpus)
                    && (capacity.Memory is null || taken.Sum(share => share.Memory) + needs.Memory <= capacity.Memory)
                    && taken.Sum(share => share.Gpus.Count) + needs.Gpus <= capacity.Gpus.Count;

                Assert.Equal(fits, pool.TryTake(needs, out var share));

                taken.AddRange(share is null ? [] : [share]);
                var ids = taken.SelectMany(one => one.Gpus).ToList();
                Assert.Equal(ids.Count, ids.Distinct().Count());
            }
        }
    }

    [Fact]
    public async Task Threads_never_have_one_device_at_once()
    {
        var pool = new CapacityPool(new() { Gpus = ["0", "1", "2"] });
        var (holders, most, taken) = (new int[3], 0, 0);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(thread => Task.Run(() =>
        {
            for (var turn = 0; turn < 5000; turn++)
            {
                if (!pool.TryTake(new() { Gpus = 1 + ((thread + turn) % 2) }, out var share))
                {
                    continue;
                }
                Interlocked.Increment(ref taken);
                foreach (var holding in share.Gpus.Select(gpu => Interlocked.Increment(ref holders[gpu[0] - '0'])))
                {
                    most = Math.Max(most, holding);
                }
                foreach (var gpu in share.Gpus)
                {
                    Interlocked.Decrement(ref holders[gpu[0] - '0']);
                }
                pool.Return(share);
            }
        })));

        Assert.Equal(1, most);
        Assert.True(taken > 1000);
        Assert.True(pool.TryTake(new() { Gpus = 3 }, out _));
    }
}
