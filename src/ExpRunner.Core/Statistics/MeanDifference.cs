namespace ExpRunner.Statistics;

/// <summary>A difference of two means, and how sure it is: what <see cref="PairedT"/> and <see cref="Welch"/> compute.</summary>
/// <param name="Method">The t test that goes with it.</param>
/// <param name="Difference">The mean of the first minus the mean of the second.</param>
/// <param name="StandardError">Its standard error; NaN for too few numbers.</param>
/// <param name="DegreesOfFreedom">The degrees of freedom of the t distribution.</param>
/// <param name="Count">How many pairs, or numbers on both sides together.</param>
public sealed record MeanDifference(string Method, double Difference, double StandardError, double DegreesOfFreedom, int Count)
{
    /// <summary>
    /// The t test of no difference. Where nothing varies, the p-value is 1 for no difference at all and 0 for any other.
    /// </summary>
    public StatisticalTest Test()
    {
        var statistic = Difference == 0 && StandardError == 0 ? 0 : Difference / StandardError;
        return new()
        {
            Method = Method,
            Statistic = statistic,
            PValue = StandardError == 0 ? (Difference == 0 ? 1 : 0) : Tails.BothStudent(statistic, DegreesOfFreedom),
            DegreesOfFreedom = DegreesOfFreedom,
            Count = Count,
        };
    }

    /// <summary>The confidence interval of the difference.</summary>
    /// <param name="confidence">The probability with which such intervals hold the true difference.</param>
    public Interval Interval(double confidence = 0.95)
    {
        if (!double.IsFinite(StandardError))
        {
            return Statistics.Interval.Undefined;
        }
        var half = StandardError == 0 ? 0 : Student.Quantile((1 + confidence) / 2, DegreesOfFreedom) * StandardError;
        return new(Difference - half, Difference + half);
    }
}
