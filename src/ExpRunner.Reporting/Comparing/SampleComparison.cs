using ExpRunner.Statistics;

namespace ExpRunner.Reporting;

/// <summary>Two samples of one score held against each other. Differences are the second minus the first.</summary>
public sealed record SampleComparison
{
    /// <summary>All numbers of the first.</summary>
    public required Summary First { get; init; }

    /// <summary>All numbers of the second.</summary>
    public required Summary Second { get; init; }

    /// <summary>Whether numbers were compared pair by pair.</summary>
    public required bool IsPaired { get; init; }

    /// <summary>The difference of the means, of the pairs where there are some.</summary>
    public required MeanDifference Difference { get; init; }

    /// <summary>The t test: of pairs, or Welch's.</summary>
    public required StatisticalTest Test { get; init; }

    /// <summary>The rank test: Wilcoxon signed-rank of pairs, or Mann-Whitney U.</summary>
    public required StatisticalTest RankTest { get; init; }

    /// <summary>Cohen's d.</summary>
    public required double CohenD { get; init; }

    /// <summary>Cohen's d_z of pairs; NaN without.</summary>
    public required double CohenDz { get; init; }

    /// <summary>Hedges' g.</summary>
    public required double HedgesG { get; init; }

    /// <summary>Cliff's delta.</summary>
    public required double CliffsDelta { get; init; }

    /// <summary>Whether both have numbers, but not pair by pair.</summary>
    internal bool IsApart => !IsPaired && First.Count > 0 && Second.Count > 0;

    /// <summary>Whether the difference is none, or no more than rounding makes.</summary>
    public required bool IsRounding { get; init; }

    internal static SampleComparison Of(Sample first, Sample second, bool pair)
    {
        var pairs = pair ? Sample.Pairs(first, second) : null;
        var (one, other) = pairs ?? (first.Numbers, second.Numbers);
        var difference = pairs is null ? Welch.Of(other, one) : PairedT.Of(other, one);
        return new()
        {
            First = first.Summary,
            Second = second.Summary,
            IsPaired = pairs is not null,
            Difference = difference,
            Test = difference.Test(),
            RankTest = pairs is null ? MannWhitney.Test(other, one) : WilcoxonSignedRank.Test(other, one),
            CohenD = EffectSize.CohenD(other, one),
            CohenDz = pairs is null ? double.NaN : EffectSize.CohenDz(other, one),
            HedgesG = EffectSize.HedgesG(other, one),
            CliffsDelta = EffectSize.CliffsDelta(other, one),
            IsRounding = IsNone(one, other, pairs is not null),
        };
    }

    /// <summary>Of pairs all differences are none; of others all numbers are the same.</summary>
    internal static bool IsNone(double[] one, double[] other, bool areTogether)
    {
        if (one.Length == 0 || other.Length == 0 || one.Concat(other).Any(number => !double.IsFinite(number)))
        {
            return false;
        }
        var tolerance = Ranks.ToleranceOf(one, other);
        return areTogether ? one.Zip(other).All(pair => Math.Abs(pair.First - pair.Second) <= tolerance)
            : Math.Max(one.Max(), other.Max()) - Math.Min(one.Min(), other.Min()) <= tolerance;
    }
}
