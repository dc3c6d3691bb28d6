namespace ExpRunner.Browser.Tests;

/// <summary>A small grid with repetitions, two scores and a logged series.</summary>
[Experiment(Repetitions = 3)]
public sealed partial class Neighbours
{
    [Variation(1, 3, 5, 9)]
    public int K { get; init; }

    [Variation("Euclidean", "Manhattan", "Chebyshev")]
    public string Metric { get; init; } = "";

    public Scores Fit(TrialContext trial)
    {
        for (var step = 1; step <= 20; step++)
        {
            trial.Log("loss", (1.0 / step) + (0.01 * K), step);
        }
        return new(0.99 - (0.005 * K) - (Metric.Length * 0.001) + (0.001 * trial.Random.NextDouble()), 0.1 * K);
    }

    public readonly record struct Scores(double Accuracy, double Loss);
}
