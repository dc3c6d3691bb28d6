using ExpRunner.Statistics;

namespace ExpRunner.Reporting;

/// <summary>Says what comparisons come to.</summary>
internal sealed class Judge(CompareOptions options)
{
    /// <summary>The p-value that verdicts follow, before correction.</summary>
    public double PValue(SampleComparison samples) => samples.IsRounding ? 1 : options.Test == TestKind.T ? samples.Test.PValue : samples.RankTest.PValue;

    /// <summary>The verdict.</summary>
    /// <param name="samples">What was compared.</param>
    /// <param name="adjusted">The corrected p-value.</param>
    /// <param name="isMaximised">Whether more is better.</param>
    public Verdict VerdictOf(SampleComparison samples, double adjusted, bool? isMaximised)
    {
        if (samples.IsRounding)
        {
            return Verdict.Equal;
        }
        if (samples.First.Count == 0 || samples.Second.Count == 0 || !double.IsFinite(samples.Difference.Difference))
        {
            return Verdict.Undefined;
        }
        if (adjusted <= options.Significance)
        {
            var isMore = samples.Difference.Difference > 0 || (samples.Difference.Difference == 0 && samples.CliffsDelta > 0);
            return isMaximised is not { } more ? (isMore ? Verdict.Higher : Verdict.Lower) : isMore == more ? Verdict.Better : Verdict.Worse;
        }
        return IsWithinMargin(samples) ? Verdict.Equal : Verdict.TooFew;
    }

    /// <summary>
    /// The p-value, not corrected, up to which Holm's procedure finds one more difference while the others stay as they are: the significance shared
    /// among the tests that have found none.
    /// </summary>
    /// <param name="adjusted">The corrected p-values of the family; NaN is no test.</param>
    public double Alpha(IReadOnlyList<double> adjusted) => options.Significance / Math.Max(1, adjusted.Count(p => p > options.Significance));

    /// <summary>How many more repetitions each side needs to find a difference as large as the one seen, or as the margin if that is larger; null where that cannot be said.</summary>
    /// <param name="samples">What was compared.</param>
    /// <param name="alpha">The p-value up to which it counts as found, before correction.</param>
    public int? Missing(SampleComparison samples, double alpha)
    {
        var count = samples.IsPaired ? samples.Difference.Count : Math.Min(samples.First.Count, samples.Second.Count);
        if (count < 2)
        {
            return 2 - count;
        }
        var size = Math.Max(Math.Abs(samples.Difference.Difference), Margin(samples));
        var needed = samples.IsPaired
            ? Statistics.Power.PairsFor(size / (samples.Difference.StandardError * Math.Sqrt(count)), options.Power, alpha)
            : Statistics.Power.EachFor(size / EffectSize.Pooled(samples.First, samples.Second), options.Power, alpha);
        return needed is { } each ? Math.Max(1, (options.Test == TestKind.Rank ? ForRanks(each, samples.IsPaired, alpha) : each) - count) : null;
    }

    /// <summary>Rank tests need π / 3 times as many of normal numbers, and as many at least as can give a p-value that small at all.</summary>
    private static int ForRanks(int each, bool isPaired, double alpha)
    {
        var (least, ways) = (1, 2.0);
        while (2 / ways > alpha)
        {
            least++;
            ways *= isPaired ? 2 : 2.0 * ((2 * least) - 1) / least;
        }
        return Math.Max(least, (int)Math.Min(int.MaxValue / 2, Math.Ceiling(each * Math.PI / 3)));
    }

    /// <summary>Two one-sided t tests (D. J. Schuirmann, Journal of Pharmacokinetics and Biopharmaceutics 15 (1987) 657-680): the interval of 1 - 2α lies within the margin.</summary>
    private bool IsWithinMargin(SampleComparison samples)
    {
        var (low, high) = samples.Difference.Interval(1 - (2 * Math.Min(options.Significance, 0.49)));
        var margin = Margin(samples);
        return low >= -margin && high <= margin;
    }

    private double Margin(SampleComparison samples) => options.Margin.For(samples.First.Mean);
}
