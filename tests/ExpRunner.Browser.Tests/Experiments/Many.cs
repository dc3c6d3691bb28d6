namespace ExpRunner.Browser.Tests;

/// <summary>As many trials as anybody will look at.</summary>
[Experiment]
public sealed partial class Many
{
    [VariationRange(0, 50_000, Step = 1)]
    public int N { get; init; }

    [Variation("sgd", "adam")]
    public string Optimizer { get; init; } = "";

    public Scores Fit(TrialContext trial) => new(Math.Sin(N / 5000.0) + (0.1 * trial.Random.NextDouble()));

    public readonly record struct Scores(double Score);
}
