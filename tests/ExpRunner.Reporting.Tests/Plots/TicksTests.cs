using ExpRunner.Reporting.Plots;

namespace ExpRunner.Reporting.Tests;

public sealed class TicksTests
{
    [Theory]
    [InlineData(0, 1, 5, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(0.93, 0.99, 4, "0.94 0.96 0.98")]
    [InlineData(-3, 3, 6, "−3 −2 −1 0 1 2 3")]
    [InlineData(0, 250, 5, "0 50 100 150 200 250")]
    [InlineData(0, 4e7, 4, "0 10⁷ 2·10⁷ 3·10⁷ 4·10⁷")]
    public void Linear_ticks_are_1_2_or_5_times_a_power_of_ten(double from, double to, int most, string expected)
        => Assert.Equal(expected, string.Join(' ', Ticks.Of(new() { From = from, To = to }, most).Select(tick => tick.Label)));

    [Theory]
    [InlineData(1e-5, 1e-1, 8, "10⁻⁵ 10⁻⁴ 10⁻³ 10⁻² 10⁻¹")]
    [InlineData(0.01, 100, 8, "0.01 0.1 1 10 100")]
    [InlineData(1, 9, 8, "1 2 3 5 7")]
    [InlineData(1e-30, 1e30, 5, "10⁻³⁰ 10⁻¹⁵ 10⁰ 10¹⁵ 10³⁰")]
    public void Logarithmic_ticks_are_decades(double from, double to, int most, string expected)
        => Assert.Equal(expected, string.Join(' ', Ticks.Of(new() { From = from, To = to, Scale = AxisScale.Log }, most).Select(tick => tick.Label).Where(label => label.Length > 0)));

    [Fact]
    public void Quantiles_and_density_are_those_of_R()
    {
        // R: quantile(c(1,2,4,8,16), c(.1,.25,.9)); bw.nrd0(c(1,2,4,8,16))
        double[] sorted = [1, 2, 4, 8, 16];

        Assert.Equal([1.4, 2, 12.8], new[] { 0.1, 0.25, 0.9 }.Select(share => Math.Round(Quantiles.Of(sorted, share), 12)));
        Assert.Equal(2.920753869, Density.Bandwidth(sorted), 1e-8);
    }

    [Fact]
    public void The_edges_of_bins_hold_every_number_once()
    {
        double[] sorted = [.. Enumerable.Range(0, 100).Select(place => place / 7.0)];

        var bins = Bins.Of(sorted, null, isLog: false);

        Assert.Equal(100, bins.Counts(sorted).Sum());
        // Freedman and Diaconis: the range 99/7 over 2 * (49.5/7) / 100^(1/3)
        Assert.Equal(5, bins.Count);
        Assert.Equal([1, 1], Bins.Of([1, 10, 100], 2, isLog: true).Counts([1, 50]));
    }
}
