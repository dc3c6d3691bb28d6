using ExpRunner;

namespace Optimizers;

/// <summary>Steps along the slope, with a share of the step before.</summary>
public sealed record Sgd : IOptimizer
{
    [Variation(1e-4, 3e-4, 1e-3)]
    public double Rate { get; init; } = 3e-4;

    [Variation(0.0, 0.9)]
    public double Momentum { get; init; }

    public Action<double[], double[]> Start()
    {
        var last = new double[2];
        return (at, slope) =>
        {
            for (int i = 0; i < at.Length; i++)
            {
                at[i] += last[i] = (Momentum * last[i]) - (Rate * slope[i]);
            }
        };
    }
}
