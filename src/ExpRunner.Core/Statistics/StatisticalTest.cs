namespace ExpRunner.Statistics;

/// <summary>What a statistical test found. All tests are two-sided where there are two sides.</summary>
public sealed record StatisticalTest
{
    /// <summary>The test and how its p-value was had, such as <c>Wilcoxon signed-rank, exact</c>.</summary>
    public required string Method { get; init; }

    /// <summary>The test's statistic, as its method names it; NaN where it is not defined.</summary>
    public required double Statistic { get; init; }

    /// <summary>The probability of a result at least as far off if there were no difference; NaN where the test cannot be done.</summary>
    public required double PValue { get; init; }

    /// <summary>Degrees of freedom; NaN where the test has none.</summary>
    public double DegreesOfFreedom { get; init; } = double.NaN;

    /// <summary>The second degrees of freedom of an F test; NaN for all others.</summary>
    public double ErrorDegreesOfFreedom { get; init; } = double.NaN;

    /// <summary>How many numbers, pairs or blocks the test used.</summary>
    public required int Count { get; init; }

    /// <summary>A test that cannot be done: too few numbers, or NaN among them.</summary>
    internal static StatisticalTest Undefined(string method, int count) => new() { Method = method, Statistic = double.NaN, PValue = double.NaN, Count = count };
}
