using ExpRunner.Statistics;

namespace ExpRunner.Reporting.Plots;

/// <summary>One number for several, and how far it could be off.</summary>
/// <param name="Center">The number.</param>
/// <param name="Low">The lower end of its error bar; NaN for none.</param>
/// <param name="High">The upper end.</param>
/// <param name="Count">How many numbers it stands for.</param>
internal readonly record struct Estimate(double Center, double Low, double High, int Count)
{
    /// <summary>Whether there is an error bar.</summary>
    public bool HasError => double.IsFinite(Low) && double.IsFinite(High);

    /// <summary>The estimate of numbers, none of them NaN.</summary>
    public static Estimate Of(double[] numbers, PlotAggregate aggregate, PlotError error)
    {
        var summary = Summary.Of(numbers);
        var (low, high) = Interval(numbers, summary, error);
        return new(CenterOf(numbers, summary, aggregate), low, high, numbers.Length);
    }

    /// <summary>One number for several.</summary>
    public static double CenterOf(double[] numbers, PlotAggregate aggregate) => CenterOf(numbers, Summary.Of(numbers), aggregate);

    /// <summary>The kind of error bars, and that it goes with the aggregate.</summary>
    /// <exception cref="ReportException">It does not.</exception>
    public static PlotError ErrorOf(PlotOptions options)
    {
        var isMean = options.Aggregate is null or PlotAggregate.Mean;
        if (!isMean && options.Error is PlotError.Sd or PlotError.Se or PlotError.Ci95 or PlotError.Bootstrap && !isMean)
        {
            throw new ReportException($"error: '{Name(options.Error.Value)}' tells of a mean, not of a {Name(options.Aggregate!.Value)}. Leave one of both out, or take percentile.");
        }
        return options.Error ?? (isMean ? PlotError.Ci95 : PlotError.None);
    }

    /// <summary>What error bars show, for captions.</summary>
    public static string Describe(PlotError error) => error switch
    {
        PlotError.Sd => "mean ± sample standard deviation",
        PlotError.Se => "mean ± standard error",
        PlotError.Ci95 => "95% confidence interval of the mean (Student's t)",
        PlotError.Percentile => "2.5% to 97.5% quantile",
        _ => "95% bootstrap confidence interval of the mean (BCa)",
    };

    /// <summary>What an aggregate is called.</summary>
    public static string Name(PlotAggregate aggregate) => aggregate == PlotAggregate.Std ? "sample standard deviation" : aggregate.ToString().ToLowerInvariant();

    private static string Name(PlotError error) => error.ToString().ToLowerInvariant();

    private static double CenterOf(double[] numbers, Summary summary, PlotAggregate aggregate) => aggregate switch
    {
        PlotAggregate.Mean => summary.Mean,
        PlotAggregate.Median => summary.Median,
        PlotAggregate.Sum => summary.Mean * numbers.Length,
        PlotAggregate.Std => summary.SampleDeviation,
        PlotAggregate.Product => numbers.Aggregate(1.0, (product, number) => product * number),
        PlotAggregate.Min => summary.Min,
        PlotAggregate.Max => summary.Max,
        _ => numbers.Length,
    };

    private static (double Low, double High) Interval(double[] numbers, Summary summary, PlotError error)
    {
        if (error == PlotError.None || numbers.Length < 2)
        {
            return (double.NaN, double.NaN);
        }
        if (error is PlotError.Percentile)
        {
            double[] sorted = [.. numbers.Order()];
            return (Quantiles.Of(sorted, 0.025), Quantiles.Of(sorted, 0.975));
        }
        if (error is PlotError.Bootstrap)
        {
            var interval = Bootstrap.Bca(numbers);
            return (interval.Low, interval.High);
        }
        var half = error switch { PlotError.Sd => summary.SampleDeviation, PlotError.Se => summary.StandardError, _ => summary.ConfidenceHalfWidth };
        return (summary.Mean - half, summary.Mean + half);
    }
}
