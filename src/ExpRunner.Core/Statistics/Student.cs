using System.Collections.Concurrent;
using MathNet.Numerics.Distributions;

namespace ExpRunner.Statistics;

/// <summary>Student's t distribution.</summary>
internal static class Student
{
    private static readonly ConcurrentDictionary<(double Probability, double Freedom), double> Known = new();

    /// <summary>
    /// The value a t-distributed number stays below with the given probability, to about nine digits. Kept, for reports
    /// ask the same again and again.
    /// </summary>
    public static double Quantile(double probability, double freedom)
        => Known.GetOrAdd((probability, freedom), key => StudentT.InvCDF(0, 1, key.Freedom, key.Probability));
}
