using System.Collections.Concurrent;
using MathNet.Numerics.Distributions;

namespace ExpRunner.Statistics;

/// <summary>Student's t distribution.</summary>
internal static class Student
{
    private const int Halvings = 60;

    private static readonly ConcurrentDictionary<(double Probability, double Freedom), double> Known = new();
    private static readonly ConcurrentDictionary<(double Probability, double Freedom), double> KnownDistances = new();

    /// <summary>
    /// The value a t-distributed number stays below with the given probability, to about nine digits. Kept, for reports
    /// ask the same again and again.
    /// </summary>
    public static double Quantile(double probability, double freedom)
        => Known.GetOrAdd((probability, freedom), key => StudentT.InvCDF(0, 1, key.Freedom, key.Probability));

    /// <summary>How far from 0, on either side, a t-distributed number is with the given probability, however small that is.</summary>
    public static double Distance(double probability, double freedom) => KnownDistances.GetOrAdd((probability, freedom), key => DistanceOf(key.Probability, key.Freedom));

    private static double DistanceOf(double probability, double freedom)
    {
        var far = 1.0;
        while (Tails.BothStudent(far, freedom) > probability)
        {
            far *= 2;
        }
        var near = far == 1 ? 0 : far / 2;
        for (var i = 0; i < Halvings; i++)
        {
            var middle = near + ((far - near) / 2);
            (near, far) = Tails.BothStudent(middle, freedom) > probability ? (middle, far) : (near, middle);
        }
        return far;
    }
}
