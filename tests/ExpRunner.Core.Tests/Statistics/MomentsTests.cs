using ExpRunner.Statistics;

namespace ExpRunner.Tests.Statistics;

public sealed class MomentsTests
{
    private static Moments Of(params IEnumerable<double> numbers)
    {
        var moments = new Moments();
        foreach (var number in numbers)
        {
            moments.Add(number);
        }
        return moments;
    }

    [Fact]
    public void Streaming_agrees_with_two_passes()
    {
        double[] numbers = [.. Enumerable.Range(0, 10_000).Select(i => Math.Sin(i) + 1000)];

        var (moments, summary) = (Of(numbers), Summary.Of(numbers));

        Assert.Equal(10_000, moments.Count);
        SummaryTests.Close(summary.Mean, moments.Mean, 1e-13);
        SummaryTests.Close(summary.SampleDeviation, moments.SampleDeviation, 1e-10);
        SummaryTests.Close(summary.PopulationDeviation, moments.PopulationDeviation, 1e-10);
        SummaryTests.Close(summary.StandardError, moments.StandardError, 1e-10);
    }

    [Fact]
    public void Streaming_keeps_small_deviations_of_large_numbers()
    {
        var moments = Of(SummaryTests.Alternating(10000000.2, 10000000.1, 10000000.3));

        SummaryTests.Close(0.1, moments.SampleDeviation, 1e-7);
    }

    [Fact]
    public void Merged_parts_equal_the_whole()
    {
        double[] numbers = [4, 7, 13, 16, 5, 5, 1];
        var (whole, merged) = (Of(numbers), Of(numbers[..3]));

        merged.Merge(Of(numbers[3..]));
        merged.Merge(new Moments());
        var fromNothing = new Moments();
        fromNothing.Merge(merged);

        Assert.Equal(whole.Count, fromNothing.Count);
        SummaryTests.Close(whole.Mean, fromNothing.Mean, 1e-14);
        SummaryTests.Close(whole.SampleDeviation, fromNothing.SampleDeviation, 1e-14);
    }

    [Fact]
    public void Undefined_is_NaN()
    {
        Assert.Equal((double.NaN, double.NaN), (new Moments().Mean, new Moments().PopulationDeviation));
        Assert.Equal((5, double.NaN, 0, double.NaN), (Of(5).Mean, Of(5).SampleDeviation, Of(5).PopulationDeviation, Of(5).StandardError));
    }

    [Theory]
    [InlineData(new[] { 1, double.NaN, 2 }, double.NaN)]
    [InlineData(new[] { 1, double.PositiveInfinity, 2 }, double.PositiveInfinity)]
    [InlineData(new[] { double.PositiveInfinity, double.PositiveInfinity }, double.PositiveInfinity)]
    [InlineData(new[] { double.NegativeInfinity, double.PositiveInfinity }, double.NaN)]
    public void Numbers_that_are_not_finite_follow_IEEE(double[] numbers, double mean)
    {
        Assert.Equal((mean, double.NaN), (Of(numbers).Mean, Of(numbers).SampleDeviation));
        Assert.Equal(mean, Summary.Of(numbers).Mean);
        var merged = Of(numbers[0]);
        merged.Merge(Of(numbers[1..]));
        Assert.Equal((mean, double.NaN), (merged.Mean, merged.SampleDeviation));
    }
}
