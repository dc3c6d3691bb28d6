using ExpRunner.Searching;
using ExpRunner.Spaces;

namespace ExpRunner.Tests.Searching;

public sealed class ShuffledOrderTests
{
    [Fact]
    public void Every_number_comes_exactly_once_for_every_count_up_to_300_and_is_found_at_its_place()
    {
        for (var count = 1; count <= 300; count++)
        {
            foreach (var seed in new[] { 0UL, 1UL, ulong.MaxValue })
            {
                var order = new ShuffledOrder((UInt128)count, seed);
                var seen = new bool[count];
                for (var place = 0; place < count; place++)
                {
                    var number = (int)order.At((UInt128)place);
                    Assert.False(seen[number]);
                    seen[number] = true;
                    Assert.Equal((UInt128)place, order.PlaceOf((UInt128)number));
                }
            }
        }
    }

    [Theory]
    [InlineData("65535")]
    [InlineData("65536")]
    [InlineData("65537")]
    [InlineData("1000000")]
    public void Every_number_comes_exactly_once_for_larger_counts(string count)
    {
        var order = new ShuffledOrder(UInt128.Parse(count), 42);
        var seen = new bool[int.Parse(count)];
        for (var place = 0; place < seen.Length; place++)
        {
            var number = (int)order.At((UInt128)place);
            Assert.False(seen[number]);
            seen[number] = true;
        }
    }

    [Fact]
    public void Places_and_numbers_name_each_other_up_to_2_to_the_128()
    {
        var random = new TrialRandom(1);
        for (var bits = 1; bits <= 128; bits++)
        {
            var power = UInt128.One << (bits - 1);
            foreach (var count in new[] { power, power + 1, power | (power >> 1) | 1, power + (power - 1) })
            {
                var order = new ShuffledOrder(count, (ulong)bits);
                for (var i = 0; i < 20; i++)
                {
                    var place = SpaceSize.Draw(random, count);
                    var number = order.At(place);
                    Assert.True(number < count);
                    Assert.Equal(place, order.PlaceOf(number));
                }
            }
        }
    }

    /// <summary>The numbers are printed by <c>python3 tests/ExpRunner.Core.Tests/random_vectors.py</c>.</summary>
    [Theory]
    [InlineData("10", 0UL, "2 5 9 6 0 1 7 4 3 8")]
    [InlineData("1000000000000000000000000000000", 7UL, "236289738546341164323129598258 945198126971387052416172414459 262253567131571087386088755066")]
    [InlineData("340282366920938463463374607431768211455", 7UL, "190007836192922103623446918628161340005 75417720910283073995742387451113396963")]
    public void The_order_is_the_documented_one_and_never_changes_between_versions(string count, ulong seed, string expected)
    {
        var order = new ShuffledOrder(UInt128.Parse(count), seed);
        Assert.Equal(expected, string.Join(' ', Enumerable.Range(0, expected.Split(' ').Length).Select(place => order.At((UInt128)place))));
    }

    [Fact]
    public void A_place_or_number_outside_is_an_error()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ShuffledOrder(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ShuffledOrder(5, 1).At(5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ShuffledOrder(5, 1).PlaceOf(5));
    }

    /// <summary>Chi-squared with count^2 cells; mean is (count - 1)^2, the bound is six standard deviations above it.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(7)]
    [InlineData(16)]
    [InlineData(20)]
    public void Over_many_seeds_every_number_is_equally_likely_at_every_place(int count)
    {
        const int seeds = 20_000;
        var cells = new int[count, count];
        for (ulong seed = 0; seed < seeds; seed++)
        {
            var order = new ShuffledOrder((UInt128)count, seed);
            for (var place = 0; place < count; place++)
            {
                cells[place, (int)order.At((UInt128)place)]++;
            }
        }
        var expected = (double)seeds / count;
        var squares = cells.Cast<int>().Sum(cell => (cell - expected) * (cell - expected) / expected);
        double freedom = (count - 1) * (count - 1);
        Assert.InRange(squares, 0, freedom + (6 * Math.Sqrt(2 * freedom)));
    }

    [Fact]
    public void All_24_orders_of_four_are_about_equally_likely()
    {
        const int seeds = 48_000;
        var orders = new Dictionary<string, int>();
        for (ulong seed = 0; seed < seeds; seed++)
        {
            var order = new ShuffledOrder(4, seed);
            var text = $"{order.At(0)}{order.At(1)}{order.At(2)}{order.At(3)}";
            orders[text] = orders.GetValueOrDefault(text) + 1;
        }
        Assert.Equal(24, orders.Count);
        Assert.All(orders.Values, times => Assert.InRange(times, 1_700, 2_300));
    }

    [Fact]
    public void The_first_draws_of_a_large_space_are_spread_evenly_and_neighbours_do_not_follow_each_other()
    {
        var count = UInt128.Parse("1" + new string('0', 30));
        var order = new ShuffledOrder(count, 3);
        var tenths = new int[10, 10];
        var before = 0;
        for (var place = 0; place < 100_000; place++)
        {
            var tenth = (int)(order.At((UInt128)place) / (count / 10));
            tenths[before, tenth]++;
            before = tenth;
        }
        Assert.All(tenths.Cast<int>(), cell => Assert.InRange(cell, 820, 1_180));
    }
}
