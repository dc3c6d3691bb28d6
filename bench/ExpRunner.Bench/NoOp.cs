namespace ExpRunner.Bench;

/// <summary>A trial that does nothing: what is left is what a sweep costs.</summary>
[Experiment]
public sealed partial class NoOp
{
    [VariationRange(0, 9_999_999)]
    public int A { get; init; }

    public double Rate { get; init; } = 0.1;

    public (double Sum, double Product) Fit() => (A + Rate, A * Rate);
}
