using ExpRunner.Results;

namespace ExpRunner.Tests.Results;

/// <summary>The expected numbers are those of Python 3: statistics.fmean and statistics.pstdev.</summary>
public sealed class SummaryTests
{
    public static TheoryData<double[], double, double> Known => new()
    {
        { [0.97, 0.98], 0.975, 0.0050000000000000044 },
        { [1.0], 1.0, 0.0 },
        { [1.0, 2.0, 3.0, 4.0], 2.5, 1.118033988749895 },
        { [1000000004.0, 1000000007.0, 1000000013.0, 1000000016.0], 1000000010.0, 4.743416490252569 },
        { [0.1, 0.2, 0.3, 0.4, 0.5], 0.3, 0.1414213562373095 },
        { [1e-200, 3e-200, 2.5e-200], 2.1666666666666668e-200, 8.498365855987974e-201 },
        { [1e+200, 3e+200, 2e+200], 2e+200, 8.16496580927726e+199 },
        { [-1.5, 2.25, 0.001, 7.0], 1.93775, 3.21298151060662 },
        { [123456789.123, 123456789.124, 123456789.126], 123456789.12433334, 0.0012472216564864537 },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void Mean_and_deviation_agree_with_exact_arithmetic(double[] numbers, double mean, double deviation)
    {
        var (actualMean, actualDeviation) = Summary.Of(numbers);
        Assert.True(Math.Abs(actualMean - mean) <= 4e-16 * Math.Abs(mean), $"{actualMean:R} instead of {mean:R}");
        Assert.True(Math.Abs(actualDeviation - deviation) <= 1e-15 * deviation + 1e-320, $"{actualDeviation:R} instead of {deviation:R}");
    }

    [Fact]
    public void Equal_numbers_have_exactly_their_value_and_no_deviation() => Assert.Equal((0.1, 0), Summary.Of([0.1, 0.1, 0.1]));

    [Fact]
    public void Numbers_near_the_largest_have_a_mean() => Assert.Equal(0, Summary.Of([1.5e308, -1.5e308]).Mean);
}
