namespace ExpRunner.TestExperiments;

/// <summary>Quick, noisy, with fields of many kinds.</summary>
[Experiment(Repetitions = 3)]
public sealed partial class Quadratic
{
    [VariationRange(-2.0, 2.0, Count = 5)]
    public double X { get; init; }

    [Variation(0, 1)]
    public int Y { get; init; }

    public Noise Noise { get; init; } = Noise.Normal;

    public string Label { get; init; } = "plain";

    public List<string> Names { get; init; } = ["a"];

    public double Radius => Math.Sqrt((X * X) + (Y * Y));

    public Scores Fit(TrialContext trial)
    {
        var noise = Noise == Noise.None ? 0 : 0.01 * trial.Random.NextGaussian();
        return new(((X - 1) * (X - 1)) + Y + noise, trial.SharedRandom.NextDouble());
    }

    public readonly record struct Scores(double Loss, double Shared);
}

public enum Noise
{
    None,
    Normal,
}
