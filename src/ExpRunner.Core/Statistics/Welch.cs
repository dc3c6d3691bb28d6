namespace ExpRunner.Statistics;

/// <summary>
/// The t test of two samples whose deviations may differ (B. L. Welch, Biometrika 34 (1947) 28-35; degrees of freedom by
/// F. E. Satterthwaite, Biometrics Bulletin 2 (1946) 110-114). It presumes independent, roughly normal numbers.
/// </summary>
public static class Welch
{
    /// <summary>The name of the test.</summary>
    public const string Method = "Welch t";

    /// <summary>The difference of two means, first minus second. NaN or an infinity, or fewer than two numbers on a side, leave the error undefined.</summary>
    public static MeanDifference Of(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var (one, other) = (Summary.Of(first), Summary.Of(second));
        var error = Math.Sqrt((one.StandardError * one.StandardError) + (other.StandardError * other.StandardError));
        return new(Method, one.Mean - other.Mean, error, Freedom(one, other, error), first.Length + second.Length);
    }

    /// <summary>From the shares of the error, so that neither tiny nor huge numbers leave the range of doubles.</summary>
    private static double Freedom(Summary one, Summary other, double error)
    {
        var (left, right) = (one.StandardError / error, other.StandardError / error);
        return 1 / ((Math.Pow(left, 4) / (one.Count - 1)) + (Math.Pow(right, 4) / (other.Count - 1)));
    }
}
