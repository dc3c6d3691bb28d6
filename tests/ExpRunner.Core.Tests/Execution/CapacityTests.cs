using ExpRunner.Execution;
using ExpRunner.Sweeps;

namespace ExpRunner.Tests.Execution;

/// <summary>Into which slots a machine divides, and what is said where none fits.</summary>
public sealed class CapacityTests
{
    private static readonly Capacity Machine = new() { Cpus = 8, Gpus = ["0", "1", "2", "GPU-7f"], Memory = 32L << 30, Tags = ["big", "x86"] };

    [Theory]
    [InlineData(1, 0, 0, 8)]
    [InlineData(0.5, 0, 0, 16)]
    [InlineData(0.1, 0, 0, 80)]
    [InlineData(3, 0, 0, 2)]
    [InlineData(8, 0, 0, 1)]
    [InlineData(8.001, 0, 0, 0)]
    [InlineData(1, 1, 0, 4)]
    [InlineData(1, 3, 0, 1)]
    [InlineData(1, 5, 0, 0)]
    [InlineData(1, 0, 10, 3)]
    [InlineData(1, 0, 33, 0)]
    [InlineData(3, 1, 16, 2)]
    public void As_many_slots_as_fit(double cpus, int gpus, int gigabytes, int slots)
    {
        var needs = new Needs { Cpus = cpus, Gpus = gpus, Memory = (long)gigabytes << 30, Tags = ["x86"] };

        Assert.Equal(slots, Machine.Pack(needs, 1000).Count);
        Assert.Equal(slots == 0, Machine.Lack(needs) is not null);
    }

    [Fact]
    public void Slots_have_neighbouring_devices_and_say_what_they_bind()
    {
        Assert.Equal(["0,1", "2,GPU-7f"], Machine.Pack(new() { Gpus = 2 }, 9).Select(slot => slot.Binding));
        Assert.Equal(["0", "1", "2"], Machine.Pack(new() { Gpus = 1 }, 3).Select(slot => slot.Binding));
        Assert.Equal(["", ""], Machine.Pack(new(), 2).Select(slot => slot.Binding));
    }

    [Fact]
    public void What_is_not_counted_bounds_nothing()
    {
        var capacity = new Capacity();

        Assert.Equal(7, capacity.Pack(new() { Cpus = 1000, Memory = long.MaxValue }, 7).Count);
        Assert.Empty(capacity.Pack(new() { Gpus = 1 }, 7));
    }

    [Fact]
    public void All_that_is_lacking_is_said_at_once()
    {
        var needs = new Needs { Cpus = 9.5, Gpus = 6, Memory = 33L << 30, Tags = ["big", "arm", "licence"] };

        Assert.Equal("1.5 cpus too few, 2 gpus too few, 1g of memory too little, the tag arm is missing, the tag licence is missing", Machine.Lack(needs));
        Assert.Equal("9.5 cpus, 6 gpus, 33g of memory, the tag big, the tag arm, the tag licence", needs.ToString());
        Assert.Equal("8 cpus, the gpus 0 1 2 GPU-7f, 32g of memory, the tag big, the tag x86", Machine.ToString());
        Assert.Equal("any number of cpus, no gpu", new Capacity().ToString());
        Assert.Equal("1 cpu, the gpu 3", new Capacity { Cpus = 1, Gpus = ["3"] }.ToString());
    }

    [Fact]
    public void The_number_of_slots_is_the_one_that_counting_finds()
    {
        var random = new Random(42);
        for (var round = 0; round < 20_000; round++)
        {
            var capacity = RandomCapacity(random);
            var needs = RandomNeeds(random);
            var most = random.Next(1, 40);

            var slots = capacity.Pack(needs, most);

            var expected = Enumerable.Range(1, most).TakeWhile(count => Fits(capacity, needs, count)).Count();
            Assert.Equal(expected, slots.Count);
            Assert.Equal(capacity.Gpus.Take(expected * needs.Gpus), slots.SelectMany(slot => slot.Gpus));
            Assert.All(slots, slot => Assert.Equal((needs.Gpus, needs.Cpus, needs.Memory), (slot.Gpus.Count, slot.Cpus, slot.Memory)));
            Assert.Equal(expected == 0, capacity.Lack(needs) is not null);
        }
    }

    [Fact]
    public void Equal_needs_are_equal_whatever_holds_their_tags()
    {
        Assert.Equal(new Needs { Cpus = 2, Tags = ["a", "b"] }, new Needs { Cpus = 2, Tags = new List<string> { "a", "b" } });
        Assert.Equal(new Needs { Tags = ["a"] }.GetHashCode(), new Needs { Tags = new List<string> { "a" } }.GetHashCode());
        Assert.NotEqual(new Needs { Tags = ["a", "b"] }, new Needs { Tags = ["a", "c"] });
        Assert.NotEqual(new Needs { Gpus = 1 }, new Needs { Gpus = 2 });
    }

    internal static Capacity RandomCapacity(Random random) => new()
    {
        Cpus = random.Next(4) == 0 ? null : random.Next(1, 20_000) / 1000.0,
        Gpus = [.. Enumerable.Range(0, random.Next(9)).Select(id => $"{id}")],
        Memory = random.Next(3) == 0 ? null : random.Next(1, 100),
        Tags = [.. Tags.Where(_ => random.Next(4) > 0)],
    };

    internal static Needs RandomNeeds(Random random) => new()
    {
        Cpus = random.Next(1, 5_000) / 1000.0,
        Gpus = random.Next(4),
        Memory = random.Next(20),
        Tags = [.. Tags.Where(_ => random.Next(4) == 0)],
    };

    /// <summary>By exact decimal numbers, which the runtime does not use.</summary>
    private static bool Fits(Capacity capacity, Needs needs, int count)
        => (capacity.Cpus is null || count * (decimal)needs.Cpus <= (decimal)capacity.Cpus)
            && count * needs.Gpus <= capacity.Gpus.Count
            && (capacity.Memory is null || count * needs.Memory <= capacity.Memory)
            && needs.Tags.All(capacity.Tags.Contains);

    private static readonly string[] Tags = ["a", "b"];
}
