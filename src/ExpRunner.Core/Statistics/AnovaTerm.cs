namespace ExpRunner.Statistics;

/// <summary>A row of an analysis of variance.</summary>
/// <param name="Name">A factor, an interaction such as <c>K × Metric</c>, or what is left.</param>
/// <param name="DegreesOfFreedom">Its degrees of freedom.</param>
/// <param name="SumOfSquares">The variation that goes with it.</param>
/// <param name="Share">Its share of all variation (η²); NaN where nothing varies.</param>
public sealed record AnovaTerm(string Name, long DegreesOfFreedom, double SumOfSquares, double Share)
{
    /// <summary>The F statistic: its mean square over that of the error; NaN where there is no error to divide by.</summary>
    public double F { get; init; } = double.NaN;

    /// <summary>The p-value of F.</summary>
    public double PValue { get; init; } = double.NaN;

    /// <summary>The sum of squares over its degrees of freedom.</summary>
    public double MeanSquare => SumOfSquares / DegreesOfFreedom;
}
