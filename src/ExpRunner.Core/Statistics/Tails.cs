using MathNet.Numerics;

namespace ExpRunner.Statistics;

/// <summary>Probabilities of what lies outside, computed as such: one minus a distribution function would lose small ones.</summary>
internal static class Tails
{
    private const double Root2 = 1.4142135623730951;

    /// <summary>That a normal number is at least this far from 0, on either side.</summary>
    public static double BothNormal(double z) => SpecialFunctions.Erfc(Math.Abs(z) / Root2);

    /// <summary>That a normal number is at most this.</summary>
    public static double BelowNormal(double z) => SpecialFunctions.Erfc(-z / Root2) / 2;

    /// <summary>That a t-distributed number is at least this far from 0, on either side.</summary>
    public static double BothStudent(double t, double freedom)
        => double.IsNaN(t) || double.IsNaN(freedom) ? double.NaN : double.IsInfinity(t) ? 0 : SpecialFunctions.BetaRegularized(freedom / 2, 0.5, freedom / (freedom + (t * t)));

    /// <summary>That an F-distributed number is at least this.</summary>
    public static double AboveF(double f, double freedom, double errorFreedom)
        => double.IsNaN(f) ? double.NaN : double.IsInfinity(f) ? 0 : SpecialFunctions.BetaRegularized(errorFreedom / 2, freedom / 2, errorFreedom / (errorFreedom + (freedom * f)));

    /// <summary>That a chi-squared number is at least this.</summary>
    public static double AboveChiSquared(double x, double freedom)
        => double.IsNaN(x) ? double.NaN : double.IsInfinity(x) ? 0 : SpecialFunctions.GammaUpperRegularized(freedom / 2, x / 2);
}
