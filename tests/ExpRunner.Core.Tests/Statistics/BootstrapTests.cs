using ExpRunner.Statistics;
using static ExpRunner.Tests.Statistics.ReferenceNumbers;

namespace ExpRunner.Tests.Statistics;

public sealed class BootstrapTests
{
    public static TheoryData<string, double[]> Samples => new() { { "a", A }, { "v", V }, { "w", W }, { "skewed", Skewed } };

    [Theory]
    [MemberData(nameof(Samples))]
    public void Intervals_are_those_of_SciPy_on_the_same_resamples_and_near_those_on_its_own(string name, double[] numbers)
    {
        var interval = Bootstrap.Bca(numbers);

        Agrees($"bca.{name}.low", interval.Low);
        Agrees($"bca.{name}.high", interval.High);
        Agrees($"bca.library.{name}.low", interval.Low, 0.02);
        Agrees($"bca.library.{name}.high", interval.High, 0.02);
    }

    [Fact]
    public void Another_confidence_gives_another_interval()
    {
        Agrees("bca.v90.low", Bootstrap.Bca(V, 0.9).Low);
        Agrees("bca.v90.high", Bootstrap.Bca(V, 0.9).High);
    }

    [Fact]
    public void Equal_numbers_in_any_order_have_equal_intervals() => Assert.Equal(Bootstrap.Bca(V), Bootstrap.Bca([.. V.Reverse()]));

    [Theory]
    [InlineData(1e300)]
    [InlineData(1e-300)]
    public void Huge_and_tiny_numbers_have_intervals_too(double scale)
    {
        var interval = Bootstrap.Bca([.. Skewed.Select(number => number * scale)]);

        Assert.InRange(interval.Low, 0.3 * scale, 1.2 * scale);
        Assert.InRange(interval.High, 4 * scale, 8 * scale);
    }

    [Fact]
    public void Numbers_without_spread_have_an_interval_without_width_and_others_none()
    {
        Assert.Equal(new Interval(0.1, 0.1), Bootstrap.Bca([0.1, 0.1, 0.1]));
        Assert.Equal(Interval.Undefined, Bootstrap.Bca([]));
        Assert.Equal(Interval.Undefined, Bootstrap.Bca([1]));
        Assert.Equal(Interval.Undefined, Bootstrap.Bca([1, double.NaN]));
        Assert.Equal(Interval.Undefined, Bootstrap.Bca([1, double.PositiveInfinity]));
        Assert.InRange(Bootstrap.Bca([0, 1]).High, 0.5, 1);
    }
}
