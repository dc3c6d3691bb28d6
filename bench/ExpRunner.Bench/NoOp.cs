namespace ExpRunner.Bench;

/// <summary>A trial that does nothing: what is left is what a sweep costs.</summary>
[Experiment]
public sealed partial class NoOp
{
    [Variation("svm", "gbm", "rf", "mlp")]
    public string Model { get; init; } = "svm";

    [Variation("digits", "cancer", "iris")]
    public string Dataset { get; init; } = "digits";

    [VariationRange(0, 1, Count = 1_000_003)]
    public double Rate { get; init; } = 0.5;

    [VariationRange(0, 11)]
    public int Depth { get; init; }

    public int Batch { get; init; } = 32;

    [VariationRange(0, 1, Count = 1_000_003)]
    public double Ridge { get; init; } = 0.5;

    public static object? Pre() => null;

    public static object? Fit(object? data) => null;

    public (double Accuracy, double Loss) Post(object? model) => (Rate * 0.5, Ridge * 2);
}
