using ExpRunner.Statistics;
using static ExpRunner.Tests.Statistics.ReferenceNumbers;

namespace ExpRunner.Tests.Statistics;

public sealed class AnovaTests
{
    /// <summary>R's data set ToothGrowth (E. W. Crampton, 1947): ten lengths for each of two supplements and three doses.</summary>
    private static readonly double[] Teeth =
    [
        4.2, 11.5, 7.3, 5.8, 6.4, 10, 11.2, 11.2, 5.2, 7, 16.5, 16.5, 15.2, 17.3, 22.5, 17.3, 13.6, 14.5, 18.8, 15.5, 23.6, 18.5, 33.9, 25.5, 26.4, 32.5, 26.7, 21.5, 23.3, 29.5,
        15.2, 21.5, 17.6, 9.7, 14.5, 10, 8.2, 9.4, 16.5, 9.7, 19.7, 23.3, 23.6, 26.4, 20, 25.2, 25.8, 21.2, 14.5, 27.3, 25.5, 26.4, 22.4, 24.5, 24.8, 30.9, 26.4, 27.3, 29.4, 23,
    ];

    [Fact]
    public void Two_factors_with_repetitions()
    {
        var anova = Anova.Of(["supp", "dose"], TeethCells(), out _)!;

        Check("anova", anova);
        Assert.True(anova.IsErrorWithin);
        Assert.Null(anova.Blocks);
        Assert.Equal(1, anova.Terms.Append(anova.Error).Sum(term => term.Share), 1e-12);
    }

    [Fact]
    public void Blocks_take_their_variation_out_of_the_error()
    {
        var anova = Anova.Of(["supp", "dose"], TeethCells(), out _, "run")!;

        Check("block", anova);
        Assert.Equal("run", anova.Blocks!.Name);
        Assert.Equal(1, anova.Terms.Append(anova.Blocks).Append(anova.Error).Sum(term => term.Share), 1e-12);
    }

    [Fact]
    public void What_blocks_explain_to_the_last_leaves_no_error_and_one_repetition_makes_no_blocks()
    {
        var exact = Anova.Of(["K"], [new([0], [1, 2, 4]), new([1], [2, 3, 5])], out _, "run")!;

        Assert.Equal((0.0, 2, double.PositiveInfinity), (exact.Error.SumOfSquares, exact.Error.DegreesOfFreedom, exact.Terms[0].F));
        Assert.Null(Anova.Of(["K"], [new([0], [1]), new([1], [2])], out _, "run")!.Blocks);
    }

    [Fact]
    public void Without_repetitions_the_highest_interactions_are_the_error()
    {
        var anova = Anova.Of(["A", "B", "C"], Three(1), out _)!;

        Check("three", anova);
        Assert.False(anova.IsErrorWithin);
    }

    [Fact]
    public void With_repetitions_higher_interactions_stand_in_a_row_of_their_own()
    {
        var anova = Anova.Of(["A", "B", "C"], Three(2), out _)!;

        var higher = anova.Terms[^1];
        Assert.Equal(Anova.Higher, higher.Name);
        Agrees("threetwo.ss.higher", higher.SumOfSquares);
        Agrees("threetwo.f.higher", higher.F);
        Agrees("threetwo.p.higher", higher.PValue, 1e-7);
        Agrees("threetwo.f.B×C", anova.Terms[^2].F);
        Agrees("threetwo.ss.error", anova.Error.SumOfSquares);
    }

    [Fact]
    public void What_is_no_full_and_balanced_grid_is_refused_with_the_reason()
    {
        AnovaCell[] whole = [new([0, 0], [1, 2]), new([0, 1], [3, 4]), new([1, 0], [5, 6]), new([1, 1], [7, 8])];

        Assert.Equal("the configs are no full grid (3 of 4)", Reason(whole[..3]));
        Assert.Equal("configs have different numbers of repetitions", Reason([.. whole[..3], new([1, 1], [7])]));
        Assert.Equal("some numbers are missing, NaN or infinite", Reason([.. whole[..3], new([1, 1], [7, double.NaN])]));
        Assert.Equal("no field varies", Reason(whole[..1]));
        Assert.Equal("", Reason(whole));
    }

    [Fact]
    public void Constant_numbers_have_no_F_and_a_single_factor_without_repetitions_has_no_error()
    {
        var constant = Anova.Of(["K"], [new([0], [0.1, 0.1]), new([1], [0.1, 0.1])], out _)!;
        Assert.Equal((0, double.NaN, double.NaN), (constant.Terms[0].SumOfSquares, constant.Terms[0].F, constant.Terms[0].PValue));

        var alone = Anova.Of(["K"], [new([0], [1]), new([1], [2])], out _)!;
        Assert.Equal((0.5, 0, double.NaN), (alone.Terms[0].SumOfSquares, alone.Error.DegreesOfFreedom, alone.Terms[0].F));

        var certain = Anova.Of(["K"], [new([0], [1, 1]), new([1], [2, 2])], out _)!;
        Assert.Equal((double.PositiveInfinity, 0), (certain.Terms[0].F, certain.Terms[0].PValue));
    }

    private static List<AnovaCell> TeethCells() => [.. Enumerable.Range(0, 6).Select(cell => new AnovaCell([cell / 3, cell % 3], Teeth[(cell * 10)..((cell * 10) + 10)]))];

    private static string Reason(AnovaCell[] cells)
    {
        Anova.Of(["K", "L"], cells, out var reason);
        return reason;
    }

    private static List<AnovaCell> Three(int repetitions) =>
    [
        .. Enumerable.Range(0, 24).Select(i =>
        {
            var (a, b, c) = (i % 3, i / 3 % 2, i / 6);
            var number = Math.Round((Math.Sin((i + 1) * 1.7) * 3) + a + (2 * b * c), 3);
            return new AnovaCell([a, b, c], [.. new[] { number, number + Math.Round(Math.Cos(i + 1), 3) }.Take(repetitions)]);
        }),
    ];

    private static void Check(string name, Anova anova)
    {
        foreach (var term in anova.Terms.Append(anova.Error).Concat(anova.Blocks is { } blocks ? [blocks] : []))
        {
            var key = term.Name.Replace(" ", "");
            Agrees($"{name}.ss.{key}", term.SumOfSquares, 1e-8);
            Agrees($"{name}.df.{key}", term.DegreesOfFreedom);
            if (term != anova.Error)
            {
                Agrees($"{name}.f.{key}", term.F, 1e-8);
                Agrees($"{name}.p.{key}", term.PValue, 1e-7);
            }
        }
    }
}
