namespace ExpRunner.PageCode;

/// <summary>What an objective function becomes; see docs/coming-from.md.</summary>
[Experiment]
public partial class Quadratic
{
    [VariationRange(-10.0, 10.0, Count = 5)]
    public double X { get; init; }

    [Variation("plain", "shifted")]
    public string Form { get; init; } = "plain";

    public (double Value, bool Positive) Fit()
    {
        double value = Form == "shifted" ? Math.Pow(X - 2, 2) : X * X;
        return (value, X > 0);
    }
}
