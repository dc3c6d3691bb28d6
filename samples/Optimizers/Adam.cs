using ExpRunner;

namespace Optimizers;

/// <summary>Steps of about one size, whatever the slope (Kingma and Ba 2015).</summary>
public sealed record Adam : IOptimizer
{
    [Variation(0.01, 0.1)]
    public double Rate { get; init; } = 0.01;

    public Action<double[], double[]> Start()
    {
        double[] mean = new double[2], square = new double[2];
        int steps = 0;
        return (at, slope) =>
        {
            steps++;
            for (int i = 0; i < at.Length; i++)
            {
                mean[i] = (0.9 * mean[i]) + (0.1 * slope[i]);
                square[i] = (0.999 * square[i]) + (0.001 * slope[i] * slope[i]);
                at[i] -= Rate * (mean[i] / (1 - Math.Pow(0.9, steps))) / (Math.Sqrt(square[i] / (1 - Math.Pow(0.999, steps))) + 1e-8);
            }
        };
    }
}
