using ExpRunner;

/// <summary>How near do random points in a square bring us to pi?</summary>
[Experiment(Repetitions = 20)]
public partial class Pi
{
    [Variation(100, 1_000, 10_000)]
    public int Points { get; init; }

    public Scores Fit(TrialContext trial)
    {
        int inside = 0;
        for (int i = 0; i < Points; i++)
        {
            double x = trial.Random.NextDouble(), y = trial.Random.NextDouble();
            inside += x * x + y * y < 1 ? 1 : 0;
        }
        double estimate = 4.0 * inside / Points;
        return new(estimate, Math.Abs(estimate - Math.PI));
    }

    public readonly record struct Scores(double Estimate, double Error);
}
