using System.Globalization;
using System.Numerics;
using ExpRunner.Spaces;
using ExpRunner.Values;

namespace ExpRunner.Tests.Spaces;

public sealed class RangeTests
{
    [Theory]
    [InlineData("0", "1", "0.25", "0 0.25 0.5 0.75")]
    [InlineData("1", "1.3", "0.1", "1 1.1 1.2")]
    [InlineData("0", "0.3", "0.1", "0 0.1 0.2")]
    [InlineData("1", "-1", "-0.5", "1 0.5 0 -0.5")]
    [InlineData("1e-3", "4e-3", "1e-3", "0.001 0.002 0.003")]
    [InlineData("-0.1", "0.2", "0.1", "-0.1 0 0.1")]
    [InlineData("5", "6", "10", "5")]
    [InlineData("1e300", "4e300", "1e300", "1E300 2E300 3E300")]
    public void Steps_go_up_to_but_not_including_the_end_without_drift(string min, string max, string step, string expected)
    {
        Assert.Equal(expected, Canonical(Step(min, max, step, ConfigTypes.Double)));
        if (!min.Contains("300"))
        {
            Assert.Equal(expected, Canonical(Step(min, max, step, ConfigTypes.Decimal)));
            Assert.Equal(expected, Canonical(Step(min, max, step, ConfigTypes.Single)));
        }
    }

    [Fact]
    public void Whole_steps_of_2_from_1_to_51_are_25_values()
    {
        var domain = Step("1", "51", "2", ConfigTypes.Int32);
        Assert.Equal((UInt128)25, domain.Count);
        Assert.Equal(["1", "3", "49"], new[] { domain.At(0).ToString(), domain.At(1).ToString(), domain.At(24).ToString() });
    }

    [Fact]
    public void A_million_steps_of_a_thousandth_are_each_the_nearest_double_of_their_decimal()
    {
        var domain = Step("0", "1000", "0.001", ConfigTypes.Double);
        Assert.Equal((UInt128)1_000_000, domain.Count);
        for (var i = 0; i < 1_000_000; i += 37)
        {
            Assert.Equal((double)(i / 1000m), domain.At((UInt128)i).AsDouble());
        }
    }

    [Theory]
    [InlineData("1", "17", "2", "1 2 4 8 16")]
    [InlineData("16", "1", "0.5", "16 8 4 2")]
    [InlineData("-1", "-9", "2", "-1 -2 -4 -8")]
    [InlineData("1e-4", "1", "10", "0.0001 0.001 0.01 0.1")]
    [InlineData("1", "2", "1.1", "1 1.1 1.21 1.331 1.4641 1.61051 1.771561 1.9487171")]
    public void Factors_go_up_to_but_not_including_the_end(string min, string max, string factor, string expected)
        => Assert.Equal(expected, Canonical(Factor(min, max, factor, ConfigTypes.Double)));

    [Fact]
    public void A_factor_on_a_whole_type_keeps_the_distinct_nearest_whole_numbers()
        => Assert.Equal("1 2 3 5 8 11", Canonical(Factor("1", "12", "1.5", ConfigTypes.Int32)));

    [Fact]
    public void A_small_factor_over_a_long_way_stays_exact_to_the_last_digit_of_a_double()
        => Assert.Equal(Math.Pow(2, 100), Factor("1", "1e40", "2", ConfigTypes.Double).At(100).AsDouble());

    [Theory]
    [InlineData("0", "1", 5, "0 0.25 0.5 0.75 1")]
    [InlineData("0", "1", 4, "0 0.3333333333333333 0.6666666666666666 1")]
    [InlineData("-0.1", "0.1", 3, "-0.1 0 0.1")]
    [InlineData("0.1", "0.7", 3, "0.1 0.4 0.7")]
    public void A_count_spreads_points_evenly_with_both_ends(string min, string max, int count, string expected)
        => Assert.Equal(expected, Canonical(Interval(min, max, ConfigTypes.Double, count)));

    [Theory]
    [InlineData("1e-4", "1e-1", 4, "0.0001 0.001 0.01 0.1")]
    [InlineData("1", "1024", 11, "1 2 4 8 16 32 64 128 256 512 1024")]
    [InlineData("1", "10", 3, "1 3.1622776601683795 10")]
    [InlineData("1e-300", "1e300", 3, "1E-300 1 1E300")]
    public void A_count_on_a_log_scale_has_one_ratio_between_points(string min, string max, int count, string expected)
        => Assert.Equal(expected, Canonical(Interval(min, max, ConfigTypes.Double, count, Scale.Log)));

    [Fact]
    public void Log_points_are_the_nearest_doubles_to_the_exact_powers()
    {
        var domain = Interval("1", "2", ConfigTypes.Double, 13, Scale.Log);
        Assert.Equal([1.0, 1.0594630943592953, 1.122462048309373, 1.189207115002721, 1.2599210498948732], Values(domain).Take(5).Select(value => value.AsDouble()));
    }

    [Theory]
    [InlineData("1", "100", 5, Scale.Log, "1 3 10 32 100")]
    [InlineData("1", "4", 10, Scale.Log, "1 2 3 4")]
    [InlineData("0", "10", 4, Scale.Linear, "0 3 7 10")]
    [InlineData("0", "3", 100, Scale.Linear, "0 1 2 3")]
    [InlineData("-2", "1", null, Scale.Linear, "-2 -1 0 1")]
    [InlineData("1", "3", null, Scale.Log, "1 2 3")]
    public void Whole_ranges_have_distinct_whole_points(string min, string max, int? count, Scale scale, string expected)
        => Assert.Equal(expected, Canonical(Interval(min, max, ConfigTypes.Int64, count, scale)));

    [Fact]
    public void A_real_range_without_count_is_continuous_and_has_no_points()
    {
        var domain = Interval("0", "1", ConfigTypes.Double);
        Assert.Null(domain.Count);
        Assert.True(domain.IsContinuous);
        Assert.False(domain.TryIndexOf(Value.Of(0.5), out _));
    }

    [Fact]
    public void The_whole_range_of_long_is_numbered_from_end_to_end()
    {
        var domain = Interval("-9223372036854775808", "9223372036854775807", ConfigTypes.Int64);
        Assert.Equal((UInt128)ulong.MaxValue + 1, domain.Count);
        Assert.Equal("9223372036854775807", domain.At(ulong.MaxValue).ToString());
        Assert.Equal("-9223372036854775808", domain.At(0).ToString());
        Assert.True(domain.TryIndexOf(Value.Number("9223372036854775806"), out var index));
        Assert.Equal((UInt128)ulong.MaxValue - 1, index);
    }

    [Fact]
    public void Floats_hold_the_nearest_float_and_find_it_again()
    {
        var domain = Step("0", "1", "0.1", ConfigTypes.Single);
        Assert.Equal("0 0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9", Canonical(domain));
        Assert.True(domain.TryIndexOf(ConfigTypes.Single.Write(0.7f), out var index));
        Assert.Equal((UInt128)7, index);
    }

    [Fact]
    public void Decimals_keep_28_digits()
    {
        var domain = Step("1.0000000000000000000000000001", "1.0000000000000000000000000004", "0.0000000000000000000000000001", ConfigTypes.Decimal);
        Assert.Equal("1.0000000000000000000000000001 1.0000000000000000000000000002 1.0000000000000000000000000003", Canonical(domain));
    }

    public static TheoryData<string, string, string?, string?, int?, Scale, string, string> Wrong => new()
    {
        { "5", "1", "1", null, null, Scale.Linear, "int", "The range from 5 to 1 with step 1 is empty: the step must lead from the start towards the end." },
        { "1", "5", "0", null, null, Scale.Linear, "int", "The range from 1 to 5 with step 0 is empty: the step must lead from the start towards the end." },
        { "1", "5", "0.5", null, null, Scale.Linear, "int", "The range from 1 to 5 with step 0.5 leaves the whole numbers that int holds." },
        { "0", "300", "1", null, null, Scale.Linear, "byte", "299 is not a byte." },
        { "0", "1e39", null, null, null, Scale.Linear, "float", "1e39 is too large for float." },
        { "0", "1e400", null, null, 5, Scale.Linear, "double", "1e400 is too large for double." },
        { "1e37", "1e39", "4.9e38", null, null, Scale.Linear, "float", "Infinity is too large for float." },
        { "1e-2", "1e400", null, "10", null, Scale.Linear, "double", "Infinity is too large for double." },
        { "1", "5", "1", null, null, Scale.Log, "double", "The range from 1 to 5 has a step and a log scale. Use a factor or a count for a log scale." },
        { "1", "5", "1", null, 3, Scale.Linear, "double", "The range from 1 to 5 has more than one of step, factor and count. Keep one." },
        { "1", "5", null, "1", null, Scale.Linear, "double", "The range from 1 to 5 is not reached by the factor 1. Start and end are of one sign and not 0, and the factor leads from one to the other." },
        { "16", "0", null, "0.5", null, Scale.Linear, "double", "The range from 16 to 0 is not reached by the factor 0.5. Start and end are of one sign and not 0, and the factor leads from one to the other." },
        { "1", "5", null, null, 1, Scale.Linear, "double", "The range from 1 to 5 has a count of 1. Both ends are points, so the least is 2." },
        { "5", "5", null, null, null, Scale.Linear, "double", "The range from 5 to 5 is empty: its end must be above its start." },
        { "0", "5", null, null, 3, Scale.Log, "double", "The range from 0 to 5 has a log scale, which never reaches zero. Start above zero." },
        { "0", "NaN", null, null, 3, Scale.Linear, "double", "'NaN' is not a finite number." },
        { "0", "1e9", "1e-9", null, null, Scale.Linear, "float", "The steps are smaller than float can hold. Use larger steps or a wider type." },
        { "0", "1", null, null, 1_000_000_000, Scale.Linear, "float", "The steps are smaller than float can hold. Use larger steps or a wider type." },
        { "1", "2", null, null, 20_000, Scale.Log, "double", "The range has more than 10000 points with one ratio between neighbours. Use fewer, or random search over the whole range." },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_range_that_makes_no_sense_says_why(string min, string max, string? step, string? factor, int? count, Scale scale, string type, string message)
    {
        var fault = Assert.Throws<ConfigException>(() => Domain.Range(new RangeSpec(min, max, scale, step, factor, count), NumberTypes.Find(type)!));
        Assert.Equal(message, fault.Message);
    }

    [Fact]
    public void A_range_over_text_says_that_it_needs_numbers()
    {
        var fault = Assert.Throws<ConfigException>(() => Domain.Range(new RangeSpec("1", "2", Scale.Linear, "1", null, null), ConfigTypes.String));
        Assert.Equal("A range needs numbers; text has none. List choices instead.", fault.Message);
    }

    [Fact]
    public void Every_point_is_found_at_its_index_and_nothing_between_is()
    {
        Domain[] domains =
        [
            Step("-3", "3", "0.001", ConfigTypes.Double), Step("0", "1e6", "1e-7", ConfigTypes.Double), Step("0", "1", "0.001", ConfigTypes.Single),
            Step("100", "-100", "-7", ConfigTypes.Int16), Factor("1", "1e9", "1.01", ConfigTypes.Double), Factor("1", "1e9", "1.01", ConfigTypes.Int64),
            Interval("-1", "1", ConfigTypes.Double, 12345), Interval("-1e9", "1e9", ConfigTypes.Int32, 12345), Interval("1e-9", "1e9", ConfigTypes.Double, 777, Scale.Log),
            Step("1e22", "1e23", "1e18", ConfigTypes.Double), Step("0", "1e18", "3", ConfigTypes.Int64), Step("0", "1", "1e-28", ConfigTypes.Decimal),
        ];
        foreach (var domain in domains)
        {
            var random = new TrialRandom(1);
            for (var i = 0; i < 200; i++)
            {
                var index = SpaceSize.Draw(random, domain.Count!.Value);
                Assert.True(domain.TryIndexOf(Value.ParseJson(domain.At(index).ToJson()), out var found), domain.At(index).ToJson());
                Assert.Equal(index, found);
            }
            Assert.False(domain.TryIndexOf(Value.Number("0.12345678901234567890123456789012"), out _));
            Assert.False(domain.TryIndexOf(Value.Of(double.NaN), out _));
            Assert.False(domain.TryIndexOf(Value.Of("1"), out _));
            Assert.False(domain.TryIndexOf(Value.Null, out _));
        }
    }

    [Fact]
    public void Negative_points_do_not_depend_on_the_culture()
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        System.Globalization.CultureInfo.CurrentCulture = new("sv-SE");
        try
        {
            Assert.Equal("-10 -5 0 5 10", Canonical(Interval("-10", "10", ConfigTypes.Int32, 5)));
            Assert.Equal("-0.1 -0.05 0", Canonical(Interval("-1e-1", "0", ConfigTypes.Double, 3)));
            Assert.Equal("-1 -2 -4", Canonical(Factor("-1", "-5", "2", ConfigTypes.Int64)));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("0", "1", 1_000_003)]
    [InlineData("-3.7", "12.25", 5_003)]
    [InlineData("1e-5", "0.1", 4_999)]
    [InlineData("1e-9", "1", 300_007)]
    public void Evenly_spread_points_are_the_nearest_doubles(string min, string max, int count)
    {
        const int digits = 60;
        var domain = Interval(min, max, ConfigTypes.Double, count);
        BigInteger Scaled(string text) => (BigInteger)(decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) * 1_000_000_000_000) * BigInteger.Pow(10, digits - 12);
        for (var i = 0; i < count; i += 1 + (count / 3_001))
        {
            var exact = Scaled(min) + ((Scaled(max) - Scaled(min)) * i / (count - 1));
            Assert.Equal(double.Parse($"{exact}E-{digits}", CultureInfo.InvariantCulture), domain.At((UInt128)i).AsDouble());
        }
    }

    private static Domain Step(string min, string max, string step, ConfigType type) => Domain.Range(new RangeSpec(min, max, Scale.Linear, step, null, null), type);

    private static Domain Factor(string min, string max, string factor, ConfigType type) => Domain.Range(new RangeSpec(min, max, Scale.Linear, null, factor, null), type);

    private static Domain Interval(string min, string max, ConfigType type, int? count = null, Scale scale = Scale.Linear)
        => Domain.Range(new RangeSpec(min, max, scale, null, null, count), type);

    private static IEnumerable<Value> Values(Domain domain) => Enumerable.Range(0, (int)domain.Count!.Value).Select(i => domain.At((UInt128)i));

    private static string Canonical(Domain domain) => string.Join(' ', Values(domain).Select(value => value.ToCanonicalJson()));
}
