using ExpRunner.Spaces;
using ExpRunner.Values;

namespace ExpRunner.Tests.Spaces;

public sealed class RangeDrawTests
{
    private const int Draws = 40_000;

    [Theory]
    [InlineData("2", "6", Scale.Linear, null)]
    [InlineData("2", "6", Scale.Linear, 3)]
    [InlineData("-1e308", "1e308", Scale.Linear, null)]
    [InlineData("0.01", "100", Scale.Log, 5)]
    [InlineData("1e-300", "1e300", Scale.Log, null)]
    public void Draws_from_real_ranges_are_uniform_on_their_scale_and_stay_inside(string min, string max, Scale scale, int? count)
    {
        var domain = Domain.Range(new RangeSpec(min, max, scale, null, null, count), ConfigTypes.Double);
        var (low, high) = (double.Parse(min, System.Globalization.CultureInfo.InvariantCulture), double.Parse(max, System.Globalization.CultureInfo.InvariantCulture));
        var tenths = new int[10];
        foreach (var drawn in Drawn(domain).Select(value => value.AsDouble()))
        {
            Assert.InRange(drawn, low, high);
            var share = scale == Scale.Log ? Math.Log(drawn / low) / (Math.Log(high) - Math.Log(low)) : (drawn / 2 - low / 2) / (high / 2 - low / 2);
            share = double.IsFinite(share) ? share : (Math.Log(drawn) - Math.Log(low)) / (Math.Log(high) - Math.Log(low));
            tenths[Math.Min(9, (int)(share * 10))]++;
        }
        Assert.True(domain.IsContinuous);
        Assert.All(tenths, tenth => Assert.InRange(tenth, 3_700, 4_300));
    }

    [Fact]
    public void Draws_from_a_whole_range_with_count_reach_every_whole_number_equally_often()
    {
        var domain = Domain.Range(new RangeSpec("1", "8", Scale.Linear, null, null, 2), ConfigTypes.Int32);
        var counts = Drawn(domain).GroupBy(value => value.ToString()).ToDictionary(group => group.Key, group => group.Count());
        Assert.True(domain.IsContinuous);
        Assert.Equal(["1", "2", "3", "4", "5", "6", "7", "8"], counts.Keys.Order());
        Assert.All(counts.Values, count => Assert.InRange(count, 4_700, 5_300));
    }

    [Fact]
    public void Draws_from_a_whole_log_range_give_each_number_the_width_of_its_logarithm()
    {
        var domain = Domain.Range(new RangeSpec("1", "4", Scale.Log, null, null, null), ConfigTypes.Int32);
        var counts = Drawn(domain).GroupBy(value => (int)value.AsDouble()).ToDictionary(group => group.Key, group => group.Count());
        for (var i = 1; i <= 4; i++)
        {
            var expected = Draws * Math.Log((i + 0.5) / (i - 0.5)) / Math.Log(9);
            Assert.InRange(counts[i], expected * 0.94, expected * 1.06);
        }
    }

    [Fact]
    public void A_whole_range_without_count_is_drawn_like_its_grid_points()
    {
        var domain = Domain.Range(new RangeSpec("1", "3", Scale.Linear, null, null, null), ConfigTypes.Int32);
        Assert.False(domain.IsContinuous);
        Assert.All(Drawn(domain), value => Assert.True(domain.TryIndexOf(value, out _)));
    }

    [Fact]
    public void Drawn_floats_and_decimals_are_normalised()
    {
        foreach (var type in new ConfigType[] { ConfigTypes.Single, ConfigTypes.Decimal, ConfigTypes.Half })
        {
            var domain = Domain.Range(new RangeSpec("0.1", "0.2", Scale.Log, null, null, null), type);
            Assert.All(Drawn(domain).Take(1000), value => Assert.Equal(type.Normalise(value).ToJson(), value.ToJson()));
        }
    }

    [Fact]
    public void Log_draws_are_the_same_on_every_machine()
    {
        var domain = Domain.Range(new RangeSpec("1e-4", "1e-1", Scale.Log, null, null, null), ConfigTypes.Double);
        double[] exactlyRounded = [0.0004675441741785802, 0.00018268513068033328, 0.0005442296197233144];
        Assert.Equal(["0.0004675441741785802", "0.0001826851306803333", "0.0005442296197233144"], Drawn(domain).Take(3).Select(value => value.ToJson()));
        Assert.All(Drawn(domain).Take(3).Zip(exactlyRounded), pair => Assert.InRange(pair.First.AsDouble() / pair.Second, 1 - 1e-15, 1 + 1e-15));
    }

    private static IEnumerable<Value> Drawn(Domain domain)
    {
        var random = new TrialRandom(11);
        return Enumerable.Range(0, Draws).Select(_ => domain.Draw(random));
    }
}
