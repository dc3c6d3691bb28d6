using ExpRunner.Statistics;

namespace ExpRunner.Tests.Statistics;

public sealed class RunningSummaryTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1024)]
    public void Few_numbers_are_summarised_as_they_are(int count)
    {
        var numbers = Numbers(count, 1, 0);

        Assert.Equal(Summary.Of(numbers), Running(numbers, keepsAll: false));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 1e9)]
    [InlineData(1e200, 0)]
    [InlineData(1e-200, 0)]
    [InlineData(0, 7)]
    [InlineData(0, 0)]
    public void Many_numbers_have_the_summary_of_all_at_once_but_no_median(double scale, double shift)
    {
        var numbers = Numbers(10_007, scale, shift);

        var (expected, actual) = (Summary.Of(numbers), Running(numbers, keepsAll: false));

        Assert.Equal((expected.Count, expected.Min, expected.Max), (actual.Count, actual.Min, actual.Max));
        AssertNear(expected.Mean, actual.Mean);
        AssertNear(expected.SampleDeviation, actual.SampleDeviation);
        AssertNear(expected.PopulationDeviation, actual.PopulationDeviation);
        AssertNear(expected.ConfidenceHalfWidth, actual.ConfidenceHalfWidth);
        Assert.True(double.IsNaN(actual.Median));
    }

    [Fact]
    public void Blocks_of_very_different_size_do_not_lose_each_other()
    {
        double[] numbers = [.. Numbers(1024, 1e-200, 0), .. new double[1024], .. Numbers(1024, 1e200, 0), .. Numbers(5, 1, 0)];

        var (expected, actual) = (Summary.Of(numbers), Running(numbers, keepsAll: false));

        AssertNear(expected.Mean, actual.Mean);
        AssertNear(expected.SampleDeviation, actual.SampleDeviation);
    }

    [Fact]
    public void Kept_numbers_have_a_median_however_many_they_are()
    {
        var numbers = Numbers(5_000, 1, 0);

        Assert.Equal(Summary.Of(numbers), Running(numbers, keepsAll: true));
    }

    [Theory]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, double.NegativeInfinity)]
    public void One_number_that_is_not_finite_rules_all(double odd, double mean)
    {
        foreach (var place in new[] { 5, 2_000, 4_999 })
        {
            var numbers = Numbers(5_000, 1, 0);
            numbers[place] = odd;

            var actual = Running(numbers, keepsAll: false);

            Assert.Equal(mean, actual.Mean);
            Assert.True(double.IsNaN(actual.SampleDeviation));
            Assert.Equal((Summary.Of(numbers).Min, Summary.Of(numbers).Max), (actual.Min, actual.Max));
        }
    }

    private static double[] Numbers(int count, double scale, double shift)
    {
        var random = new Random(3);
        return [.. Enumerable.Range(0, count).Select(_ => shift + (scale * random.NextDouble()))];
    }

    private static Summary Running(double[] numbers, bool keepsAll)
    {
        var running = new RunningSummary(keepsAll);
        foreach (var number in numbers)
        {
            running.Add(number);
        }
        return running.Total();
    }

    private static void AssertNear(double expected, double actual) => Assert.InRange(actual, expected - (1e-13 * Math.Abs(expected)), expected + (1e-13 * Math.Abs(expected)));
}
