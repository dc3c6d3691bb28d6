using ExpRunner.Statistics;
using static ExpRunner.Tests.Statistics.ReferenceNumbers;

namespace ExpRunner.Tests.Statistics;

/// <summary>Tests that compare two samples, against R and SciPy, and what they say where there is little to say.</summary>
public sealed class TestsOfTwoTests
{
    [Fact]
    public void Student_of_pairs()
    {
        var difference = PairedT.Of(A, B);
        Check("paired", difference);
        Agrees("dz", EffectSize.CohenDz(A, B));
    }

    [Fact]
    public void Welch_of_two_samples()
    {
        Check("welch", Welch.Of(U, V));
        Agrees("welch.far.p", Welch.Of(Array.ConvertAll(A, number => number + 5), B).Test().PValue, 1e-6);
    }

    [Fact]
    public void Wilcoxon_exact_with_ties_and_of_many()
    {
        Check("signed.exact", WilcoxonSignedRank.Test(U, V.AsSpan(0, 9)), "exact");
        Check("signed.49", WilcoxonSignedRank.Test(Sine.AsSpan(0, 49), Cosine.AsSpan(0, 49)), "exact");
        Check("signed.ties", WilcoxonSignedRank.Test(W, X.AsSpan(0, 10)), "normal approximation");
        Check("signed.long", WilcoxonSignedRank.Test(Sine, Cosine), "normal approximation");
    }

    [Fact]
    public void Differences_that_rounding_tells_apart_are_ties()
    {
        // 0.9713 - 0.9688 and so on: in ten thousandths two of the differences are equal.
        Check("signed.rounded", WilcoxonSignedRank.Test(A, B), "normal approximation");
        Assert.Equal((0, 1.0), WilcoxonSignedRank.Test([0.3, 0.1 + 0.2], [0.1 + 0.2, 0.3]) is var none ? (none.Count, none.PValue) : default);
    }

    [Fact]
    public void Mann_Whitney_exact_with_ties_and_of_many()
    {
        Check("mw.exact", MannWhitney.Test(U, [.. V.Select((number, i) => number + (0.001 * (i + 1)))]), "exact", "u");
        Check("mw.49", MannWhitney.Test(Sine.AsSpan(0, 49), Cosine.AsSpan(0, 49)), "exact", "u");
        Check("mw.ties", MannWhitney.Test(W, X), "normal approximation", "u");
        Check("mw.long", MannWhitney.Test(Sine, Cosine), "normal approximation", "u");
    }

    [Fact]
    public void Effect_sizes()
    {
        Agrees("d", EffectSize.CohenD(U, V));
        Agrees("d.close", EffectSize.CohenD(A, B));
        Agrees("g", EffectSize.HedgesG(U, V));
        Agrees("cliff", EffectSize.CliffsDelta(U, V));
        Agrees("cliff.ties", EffectSize.CliffsDelta(W, X));
        Assert.Equal((0, double.PositiveInfinity, double.NaN), (EffectSize.CohenD([1, 1], [1, 1]), EffectSize.CohenD([2, 2], [1, 1]), EffectSize.CohenD([2], [1, 1])));
        Assert.Equal((1, -1, double.NaN), (EffectSize.CliffsDelta([2, 3], [1]), EffectSize.CliffsDelta([0], [1, 1]), EffectSize.CliffsDelta([], [1])));
    }

    [Fact]
    public void Where_nothing_varies_equal_is_certain_and_so_is_different()
    {
        Assert.Equal((0, 1.0), PairedT.Of([5, 5, 5], [5, 5, 5]).Test() is var same ? (same.Statistic, same.PValue) : default);
        Assert.Equal((double.PositiveInfinity, 0), PairedT.Of([6, 7, 8], [5, 6, 7]).Test() is var other ? (other.Statistic, other.PValue) : default);
        Assert.Equal((0, 1.0), Welch.Of([5, 5], [5, 5, 5]).Test() is var equal ? (equal.Statistic, equal.PValue) : default);
        Assert.Equal(0, Welch.Of([5, 5], [6, 6]).Test().PValue);
        Assert.Equal(new Interval(-1, -1), Welch.Of([5, 5], [6, 6]).Interval());
        Assert.Equal(1, MannWhitney.Test([5, 5], [5, 5, 5]).PValue);
        Assert.Equal((0, 1.0), WilcoxonSignedRank.Test([5, 5, 5], [5, 5, 5]) is var none ? (none.Count, none.PValue) : default);
    }

    [Fact]
    public void Too_few_numbers_and_NaN_leave_a_test_undefined()
    {
        StatisticalTest[] undefined =
        [
            PairedT.Of([], []).Test(), PairedT.Of([1], [2]).Test(), PairedT.Of([1, double.NaN], [2, 3]).Test(), PairedT.Of([1, double.PositiveInfinity], [2, 3]).Test(),
            Welch.Of([], [1, 2]).Test(), Welch.Of([1], [2, 3]).Test(), Welch.Of([1, 2], [double.NaN, 3]).Test(), Welch.Of([1, 2], [double.NegativeInfinity, 3]).Test(),
            WilcoxonSignedRank.Test([], []), WilcoxonSignedRank.Test([double.NaN], [1]), MannWhitney.Test([], [1]), MannWhitney.Test([1, double.NaN], [1]),
        ];
        Assert.All(undefined, test => Assert.Equal(double.NaN, test.PValue));
        Assert.Equal(Interval.Undefined, Welch.Of([1], [2, 3]).Interval());
    }

    [Fact]
    public void Ranks_take_infinities_as_the_least_and_the_greatest()
    {
        Assert.Equal(MannWhitney.Test([1, 2, 9], [3, 4, 5]).PValue, MannWhitney.Test([1, 2, double.PositiveInfinity], [3, 4, 5]).PValue);
        Assert.Equal(WilcoxonSignedRank.Test([1, 2, 9], [3, 3, 3]).PValue, WilcoxonSignedRank.Test([1, 2, double.PositiveInfinity], [3, 3, 3]).PValue);
    }

    [Fact]
    public void Numbers_that_are_no_pairs_are_refused()
        => Assert.Contains("2 numbers cannot be paired with 1", Assert.Throws<ArgumentException>(() => PairedT.Of([1, 2], [1])).Message);

    private static void Check(string name, MeanDifference difference)
    {
        var test = difference.Test();
        Agrees($"{name}.t", test.Statistic);
        Agrees($"{name}.p", test.PValue);
        Agrees($"{name}.df", test.DegreesOfFreedom);
        Agrees($"{name}.low", difference.Interval().Low, 1e-7);
        Agrees($"{name}.high", difference.Interval().High, 1e-7);
    }

    private static void Check(string name, StatisticalTest test, string way, string statistic = "w")
    {
        Agrees($"{name}.{statistic}", test.Statistic);
        Agrees($"{name}.p", test.PValue);
        Assert.EndsWith(way, test.Method);
    }
}
