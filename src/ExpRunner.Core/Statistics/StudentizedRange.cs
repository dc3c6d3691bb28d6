using MathNet.Numerics.Integration;
using MathNet.Numerics.RootFinding;

namespace ExpRunner.Statistics;

/// <summary>
/// The range of k independent standard normal numbers: the studentized range with infinite degrees of freedom (H. O. Hartley,
/// Biometrika 32 (1942) 334-348). MathNet.Numerics has none.
/// </summary>
internal static class StudentizedRange
{
    private const double Farthest = 9;
    private const int Points = 256;

    /// <summary>The probability that the range is at most this: k ∫ φ(z) (Φ(z) - Φ(z - q))^(k-1) dz, by Gauss-Legendre.</summary>
    public static double Below(double range, int count)
        => range <= 0 ? 0 : double.IsInfinity(range) ? 1
            : Math.Min(1, count * GaussLegendreRule.Integrate(z => Density(z) * Math.Pow(Tails.BelowNormal(z) - Tails.BelowNormal(z - range), count - 1), -Farthest, Farthest, Points));

    /// <summary>The range that is not exceeded with this probability.</summary>
    public static double Quantile(double probability, int count) => Brent.FindRoot(range => Below(range, count) - probability, 0, 2 * Farthest, 1e-12, 200);

    private static double Density(double z) => Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
}
