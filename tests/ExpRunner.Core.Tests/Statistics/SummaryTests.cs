using ExpRunner.Statistics;

namespace ExpRunner.Tests.Statistics;

public sealed class SummaryTests
{
    /// <summary>
    /// numpy 1.24 and scipy 1.10: x = np.array([...]); sd = x.std(ddof=1); se = sd / np.sqrt(n);
    /// print(x.mean(), sd, x.std(), se, np.median(x), stats.t.ppf(0.975, n - 1) * se)
    /// </summary>
    public static TheoryData<double[], double[]> Independent => new()
    {
        { [0.97, 0.98], [0.975, 0.007071067811865481, 0.0050000000000000044, 0.0050000000000000044, 0.975, 0.06353102368216053] },
        { [3, 1, 2], [2, 1, 0.816496580927726, 0.5773502691896258, 2, 2.484137711843753] },
        {
            [0.91, 0.935, 0.9125, 0.887, 0.95],
            [0.9189, 0.024311519903124107, 0.021744884455889842, 0.010872442227944921, 0.9125, 0.030186739005323527]
        },
        { [-5, 0.5, 12.25, 1e3, 7], [202.95, 445.6121632092194, 398.56763541461817, 199.28381770730905, 7, 553.3005802185887] },
        {
            [.. Enumerable.Range(1, 100).Select(i => (double)i)],
            [50.5, 29.011491975882016, 28.86607004772212, 2.9011491975882016, 50.5, 5.756509416710323]
        },
    };

    [Theory]
    [MemberData(nameof(Independent))]
    public void Every_statistic_agrees_with_an_independent_program(double[] numbers, double[] expected)
    {
        var summary = Summary.Of(numbers);

        double[] actual =
        [
            summary.Mean, summary.SampleDeviation, summary.PopulationDeviation, summary.StandardError, summary.Median, summary.ConfidenceHalfWidth,
        ];
        for (var i = 0; i < expected.Length; i++)
        {
            Close(expected[i], actual[i], i == 5 ? 1e-9 : 1e-12);
        }
        Assert.Equal((numbers.Length, numbers.Min(), numbers.Max()), (summary.Count, summary.Min, summary.Max));
    }

    /// <summary>Certified values of the NIST Statistical Reference Datasets, univariate summary statistics; the last number is the accuracy that the data allow in doubles.</summary>
    public static TheoryData<string, double[], double, double, double> Nist => new()
    {
        { "NumAcc1", [10000001, 10000003, 10000002], 10000002, 1, 1e-15 },
        { "NumAcc2", Alternating(1.2, 1.1, 1.3), 1.2, 0.1, 1e-14 },
        { "NumAcc3", Alternating(1000000.2, 1000000.1, 1000000.3), 1000000.2, 0.1, 1e-9 },
        { "NumAcc4", Alternating(10000000.2, 10000000.1, 10000000.3), 10000000.2, 0.1, 1e-8 },
        { "Michelso", Michelson, 299.8524, 0.0790105478190518, 1e-13 },
    };

    [Theory]
    [MemberData(nameof(Nist))]
    public void Certified_values_are_met_as_far_as_doubles_allow(string name, double[] numbers, double mean, double deviation, double accuracy)
    {
        var summary = Summary.Of(numbers);

        Close(mean, summary.Mean, 1e-15, name);
        Close(deviation, summary.SampleDeviation, accuracy, name);
    }

    [Fact]
    public void Of_no_numbers_everything_but_the_count_is_undefined()
    {
        var summary = Summary.Of([]);

        Assert.Equal(0, summary.Count);
        Assert.All(All(summary), number => Assert.Equal(double.NaN, number));
    }

    [Fact]
    public void One_number_has_no_sample_deviation_and_no_interval()
    {
        var summary = Summary.Of([0.1]);

        Assert.Equal((0.1, 0.1, 0.1, 0.1, 0.0), (summary.Mean, summary.Min, summary.Max, summary.Median, summary.PopulationDeviation));
        Assert.Equal((double.NaN, double.NaN, double.NaN), (summary.SampleDeviation, summary.StandardError, summary.ConfidenceHalfWidth));
    }

    [Fact]
    public void One_NaN_makes_everything_but_the_count_NaN()
    {
        var summary = Summary.Of([1, double.NaN, 3]);

        Assert.Equal(3, summary.Count);
        Assert.All(All(summary), number => Assert.Equal(double.NaN, number));
    }

    [Fact]
    public void An_infinity_makes_the_mean_infinite_and_deviations_NaN()
    {
        var summary = Summary.Of([1, double.PositiveInfinity, 3]);

        Assert.Equal((double.PositiveInfinity, 1, double.PositiveInfinity, 3), (summary.Mean, summary.Min, summary.Max, summary.Median));
        Assert.Equal((double.NaN, double.NaN), (summary.SampleDeviation, summary.ConfidenceHalfWidth));
        Assert.Equal(double.NaN, Summary.Of([double.NegativeInfinity, double.PositiveInfinity]).Mean);
    }

    [Theory]
    [InlineData(1e300)]
    [InlineData(8e307)]
    [InlineData(1e-300)]
    public void Huge_and_tiny_numbers_neither_overflow_nor_vanish(double scale)
    {
        var summary = Summary.Of([scale, 2 * scale, 2 * scale, scale]);

        Close(1.5 * scale, summary.Mean, 1e-15);
        Close(1.5 * scale, summary.Median, 1e-15);
        Close(0.5 * scale, summary.PopulationDeviation, 1e-15);
    }

    [Fact]
    public void Equal_numbers_have_no_deviation_at_all()
        => Assert.Equal((0.1, 0.0, 0.0), Summary.Of([0.1, 0.1, 0.1]) is var summary ? (summary.Mean, summary.SampleDeviation, summary.ConfidenceHalfWidth) : default);

    internal static double[] Alternating(double first, double odd, double even)
        => [first, .. Enumerable.Range(0, 1000).Select(i => i % 2 == 0 ? odd : even)];

    internal static void Close(double expected, double actual, double relative, string? what = null)
        => Assert.True(Math.Abs(expected - actual) <= relative * Math.Abs(expected), $"{what} {expected:R} expected, {actual:R} found");

    private static double[] All(Summary summary) =>
    [
        summary.Mean, summary.SampleDeviation, summary.PopulationDeviation, summary.StandardError, summary.Min, summary.Max, summary.Median,
        summary.ConfidenceHalfWidth,
    ];

    /// <summary>Michelson's speed of light, 1879: 299 + thousandths, in thousand km/s.</summary>
    private static double[] Michelson { get; } =
    [
        .. new[]
        {
            850, 740, 900, 1070, 930, 850, 950, 980, 980, 880, 1000, 980, 930, 650, 760, 810, 1000, 1000, 960, 960,
            960, 940, 960, 940, 880, 800, 850, 880, 900, 840, 830, 790, 810, 880, 880, 830, 800, 790, 760, 800,
            880, 880, 880, 860, 720, 720, 620, 860, 970, 950, 880, 910, 850, 870, 840, 840, 850, 840, 840, 840,
            890, 810, 810, 820, 800, 770, 760, 740, 750, 760, 910, 920, 890, 860, 880, 720, 840, 850, 850, 780,
            890, 840, 780, 810, 760, 810, 790, 810, 820, 850, 870, 870, 810, 740, 810, 940, 950, 800, 810, 870,
        }.Select(thousandths => (299_000 + thousandths) / 1000.0),
    ];
}
