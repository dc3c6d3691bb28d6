using ExpRunner.Statistics;
using static ExpRunner.Tests.Statistics.ReferenceNumbers;

namespace ExpRunner.Tests.Statistics;

public sealed class PowerTests
{
    [Fact]
    public void The_noncentral_t_distribution_is_SciPys() => Agrees("nct", NoncentralStudent.Both(2.3, 7, 1.4));

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(0.8)]
    [InlineData(1.5)]
    public void Power_is_that_of_R_and_statsmodels(double effect)
    {
        foreach (var count in new[] { 5, 20, 64 })
        {
            Agrees(FormattableString.Invariant($"power.paired.{effect}.{count}"), Power.Paired(effect, count), 1e-7);
            Agrees(FormattableString.Invariant($"power.two.{effect}.{count}"), Power.Unpaired(-effect, count), 1e-7);
        }
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(0.8)]
    public void Repetitions_are_those_that_R_asks_for(double effect)
    {
        Agrees(FormattableString.Invariant($"n.paired.{effect}"), Power.PairsFor(effect)!.Value);
        Agrees(FormattableString.Invariant($"n.two.{effect}"), Power.EachFor(effect)!.Value);
        Agrees(FormattableString.Invariant($"n.paired.{effect}.holm"), Power.PairsFor(effect, significance: 0.05 / 3)!.Value);
        Agrees(FormattableString.Invariant($"n.two.{effect}.holm"), Power.EachFor(effect, significance: 0.05 / 3)!.Value);
    }

    [Fact]
    public void Many_tests_leave_little_to_each()
    {
        Agrees("n.paired.tiny", Power.PairsFor(2, significance: 5e-6)!.Value);
        Agrees("n.two.tiny", Power.EachFor(2, significance: 5e-6)!.Value);
    }

    [Fact]
    public void No_number_of_repetitions_finds_no_effect_and_two_find_a_huge_one()
    {
        Assert.Null(Power.PairsFor(0));
        Assert.Null(Power.EachFor(double.NaN));
        Assert.Null(Power.PairsFor(1e-9));
        Assert.Equal((2, 2), (Power.PairsFor(double.PositiveInfinity), Power.EachFor(1e6)));
        Assert.Equal(double.NaN, Power.Paired(1, 1));
    }
}
