using ExpRunner;

namespace Optimizers;

/// <summary>Which optimizer gets how far down Rosenbrock's curved valley in 2,000 steps?</summary>
[Experiment(Repetitions = 10)]
public sealed partial class Valley
{
    /// <summary>One of two types; each brings what is varied for it alone.</summary>
    [Variation(typeof(Sgd), typeof(Adam))]
    public IOptimizer Optimizer { get; init; } = new Sgd();

    public int Steps { get; init; } = 2_000;

    public Scores Fit(TrialContext trial)
    {
        // The same start for every optimizer of a repetition.
        double[] at = [(trial.SharedRandom.NextDouble() * 2) - 2, (trial.SharedRandom.NextDouble() * 2) - 1];
        var step = Optimizer.Start();
        for (int i = 1; i <= Steps; i++)
        {
            step(at, Slope(at));
            if (i % 100 == 0)
            {
                trial.Log("height", Height(at), i);
            }
        }
        return new(Height(at), Math.Sqrt(Math.Pow(at[0] - 1, 2) + Math.Pow(at[1] - 1, 2)));
    }

    private static double Height(double[] at) => Math.Pow(1 - at[0], 2) + (100 * Math.Pow(at[1] - (at[0] * at[0]), 2));

    private static double[] Slope(double[] at)
    {
        double rise = at[1] - (at[0] * at[0]);
        return [(-2 * (1 - at[0])) - (400 * at[0] * rise), 200 * rise];
    }

    /// <summary>The height that is left, and how far away the lowest point is.</summary>
    public readonly record struct Scores(double Height, double Distance);
}
