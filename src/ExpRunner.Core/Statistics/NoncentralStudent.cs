using MathNet.Numerics;
using MathNet.Numerics.Integration;

namespace ExpRunner.Statistics;

/// <summary>The noncentral t distribution, of (Z + δ) / √(χ²/ν) (N. L. Johnson, B. L. Welch, Biometrika 31 (1940) 362-389). MathNet.Numerics has none.</summary>
internal static class NoncentralStudent
{
    private const int Points = 256;
    private const double Farthest = 12;

    /// <summary>The probability to be at least this far from 0, on either side: over s = √(χ²/ν) of density f the integral of (Φ(-t s - δ) + Φ(δ - t s)) f(s), by Gauss-Legendre.</summary>
    public static double Both(double t, double freedom, double shift)
    {
        var spread = Farthest / Math.Sqrt(2 * freedom);
        var logScale = Math.Log(2) + (freedom / 2 * Math.Log(freedom / 2)) - SpecialFunctions.GammaLn(freedom / 2);
        return GaussLegendreRule.Integrate(
            s => (Tails.BelowNormal(-(t * s) - shift) + Tails.BelowNormal(shift - (t * s))) * Math.Exp(logScale + ((freedom - 1) * Math.Log(s)) - (freedom * s * s / 2)),
            Math.Max(0, 1 - spread),
            1 + spread,
            Points);
    }
}
