namespace ExpRunner.Tests;

/// <summary>The expected numbers are printed by <c>python3 tests/ExpRunner.Core.Tests/random_vectors.py</c>.</summary>
public sealed class TrialRandomTests
{
    [Fact]
    public void SplitMix_gives_the_published_numbers()
    {
        var state = 1234567UL;
        ulong[] drawn = [.. Enumerable.Range(0, 5).Select(_ => TrialRandom.SplitMix(ref state))];
        Assert.Equal([6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821], drawn);
    }

    [Theory]
    [InlineData(0UL, 11091344671253066420UL, 13793997310169335082UL, 1900383378846508768UL, 7684712102626143532UL, 8839594410463124783UL)]
    [InlineData(1UL, 12966619160104079557UL, 9600361134598540522UL, 10590380919521690900UL, 7218738570589545383UL, 13281533337853546835UL)]
    [InlineData(1234567UL, 3504822795582309479UL, 1819558768956484042UL, 1250851346055027673UL, 16940231675099994102UL, 4316685431337285570UL)]
    [InlineData(ulong.MaxValue, 10328197420357168392UL, 14156678507024973869UL, 9357971779955476126UL, 13791585006304312367UL, 14107876189559600332UL)]
    public void The_numbers_are_those_of_xoshiro256_starstar_seeded_by_SplitMix(ulong seed, ulong first, ulong second, ulong third, ulong fourth, ulong thousandth)
    {
        var random = new TrialRandom(seed);
        ulong[] drawn = [.. Enumerable.Range(0, 1000).Select(_ => random.NextUInt64())];
        Assert.Equal([first, second, third, fourth, thousandth], [.. drawn[..4], drawn[999]]);
    }

    [Fact]
    public void Bounded_numbers_stay_inside_and_are_spread_evenly()
    {
        var random = new TrialRandom(5);
        var counts = new int[6];
        for (var i = 0; i < 60_000; i++)
        {
            counts[random.Next(-3, 3) + 3]++;
        }
        Assert.All(counts, count => Assert.InRange(count, 9_600, 10_400));
    }

    [Fact]
    public void Doubles_are_the_upper_53_bits()
    {
        var bits = new TrialRandom(9).NextUInt64();
        Assert.Equal((bits >> 11) / 9007199254740992.0, new TrialRandom(9).NextDouble());
    }

    [Fact]
    public void A_shuffle_keeps_every_item_and_all_orders_of_three_are_equally_likely()
    {
        var random = new TrialRandom(3);
        var orders = new Dictionary<string, int>();
        for (var i = 0; i < 60_000; i++)
        {
            char[] items = ['a', 'b', 'c'];
            random.Shuffle(items);
            orders[new(items)] = orders.GetValueOrDefault(new(items)) + 1;
        }
        Assert.Equal(["abc", "acb", "bac", "bca", "cab", "cba"], orders.Keys.Order(StringComparer.Ordinal));
        Assert.All(orders.Values, count => Assert.InRange(count, 9_600, 10_400));
    }
}
