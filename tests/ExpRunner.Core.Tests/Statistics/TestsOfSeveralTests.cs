using ExpRunner.Statistics;
using static ExpRunner.Tests.Statistics.ReferenceNumbers;

namespace ExpRunner.Tests.Statistics;

/// <summary>Tests that compare several samples, against R and SciPy and published tables.</summary>
public sealed class TestsOfSeveralTests
{
    /// <summary>Rounding first base: M. Hollander, D. A. Wolfe, Nonparametric Statistical Methods, 1973, p. 140.</summary>
    private static readonly double[][] Bases =
    [
        [5.40, 5.50, 5.55], [5.85, 5.70, 5.75], [5.20, 5.60, 5.50], [5.55, 5.50, 5.40], [5.90, 5.85, 5.70], [5.45, 5.55, 5.60], [5.40, 5.40, 5.35],
        [5.45, 5.50, 5.35], [5.25, 5.15, 5.00], [5.85, 5.80, 5.70], [5.25, 5.20, 5.10], [5.65, 5.55, 5.45], [5.60, 5.35, 5.45], [5.05, 5.00, 4.95],
        [5.50, 5.50, 5.40], [5.45, 5.55, 5.50], [5.55, 5.55, 5.35], [5.45, 5.50, 5.55], [5.50, 5.45, 5.25], [5.65, 5.60, 5.40], [5.70, 5.65, 5.55],
        [6.30, 6.30, 6.25],
    ];

    [Fact]
    public void Friedman_with_ties_and_Iman_Davenport()
    {
        var test = Friedman.Test(Bases);

        Agrees("friedman.chi", test.ChiSquared.Statistic);
        Agrees("friedman.p", test.ChiSquared.PValue);
        Agrees("iman.f", test.ImanDavenport.Statistic);
        Agrees("iman.p", test.ImanDavenport.PValue);
        for (var i = 0; i < 3; i++)
        {
            Agrees($"friedman.rank{i + 1}", test.AverageRanks[i]);
        }
        Agrees("nemenyi.p", Nemenyi.PValue(test.AverageRanks[0] - test.AverageRanks[2], 3, test.Blocks), 1e-8);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(20)]
    public void Critical_differences_follow_from_the_studentized_range(int treatments)
    {
        // With 6 N = k (k + 1) the critical difference is q itself.
        foreach (var significance in new[] { 0.05, 0.10 })
        {
            var unit = Math.Sqrt(treatments * (treatments + 1) / 6.0);
            Agrees(FormattableString.Invariant($"nemenyi.q.{treatments}.{significance:0.00}"), Nemenyi.CriticalDifference(treatments, 1, significance) / unit, 1e-7);
        }
    }

    /// <summary>J. Demšar, JMLR 7 (2006), table 5(a): q of Nemenyi's test at 0.05 for 2 to 10 classifiers, to three digits.</summary>
    [Fact]
    public void Critical_values_are_those_of_the_published_table()
    {
        double[] table = [1.960, 2.343, 2.569, 2.728, 2.850, 2.949, 3.031, 3.102, 3.164];
        Assert.All(table.Index(), row =>
            Assert.Equal(row.Item, Nemenyi.CriticalDifference(row.Index + 2, 1) / Math.Sqrt((row.Index + 2) * (row.Index + 3) / 6.0), 0.00101));
    }

    [Fact]
    public void Kruskal_Wallis_with_ties()
    {
        var test = KruskalWallis.Test([W, X, [6, 6, 9, 10, 3]]);

        Agrees("kruskal.h", test.Statistic);
        Agrees("kruskal.p", test.PValue);
        Assert.Equal(1, KruskalWallis.Test([[1, 1], [1]]).PValue);
        Assert.Equal(double.NaN, KruskalWallis.Test([[1, 1], []]).PValue);
    }

    [Fact]
    public void Holm_corrects_in_order_and_leaves_NaN_out()
    {
        var adjusted = Holm.Adjust([0.01, 0.04, 0.03, 0.005, 0.5, 0.04]);
        Assert.All(adjusted.Index(), entry => Agrees($"holm{entry.Index + 1}", entry.Item));
        Assert.Equal([0.02, double.NaN, 0.03], Holm.Adjust([0.01, double.NaN, 0.03]));
        Assert.Empty(Holm.Adjust([]));
    }

    [Fact]
    public void Ties_everywhere_are_no_difference_and_full_agreement_is_certain()
    {
        Assert.Equal((1.0, 1.0), Friedman.Test([[1, 1, 1], [2, 2, 2]]) is var tied ? (tied.ChiSquared.PValue, tied.ImanDavenport.PValue) : default);
        Assert.Equal((6.0, 0.0), Friedman.Test([[1, 2, 3], [4, 5, 6], [7, 8, 9]]) is var agreed ? (agreed.ChiSquared.Statistic, agreed.ImanDavenport.PValue) : default);
        Assert.Equal(double.NaN, Friedman.Test([[1, 2, 3]]).ChiSquared.PValue);
        Assert.Equal(double.NaN, Friedman.Test([[1, double.NaN], [1, 2]]).ImanDavenport.PValue);
        Assert.Equal(double.NaN, Friedman.Test([]).ChiSquared.PValue);
    }
}
