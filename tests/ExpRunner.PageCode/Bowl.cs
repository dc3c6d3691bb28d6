namespace ExpRunner.PageCode;

/// <summary>The experiment of docs/guides/write-a-search.md.</summary>
[Experiment]
public sealed partial class Bowl
{
    [VariationRange(0.0, 4.0, Count = 5)]
    public double X { get; init; }

    public (double Height, double Slope) Fit() => (Math.Pow(X - 1.3, 2), 2 * (X - 1.3));
}
