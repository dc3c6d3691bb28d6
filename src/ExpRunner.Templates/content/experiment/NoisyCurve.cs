namespace STUDY_NAMESPACE;

/// <summary>Points of a curve over the interval from 0 to 1, measured with noise.</summary>
public sealed class NoisyCurve(IReadOnlyList<(double X, double Y)> points)
{
    /// <summary>The curve itself.</summary>
    public static double Truth(double x) => Math.Sin(2 * Math.PI * x);

    /// <summary>Places at equal distances from 0 to 1.</summary>
    public static IEnumerable<double> Places(int count) => Enumerable.Range(0, count).Select(i => i / (count - 1.0));

    /// <summary>Measures the curve at random places.</summary>
    public static NoisyCurve Draw(int count, double noise, Random random)
    {
        var points = new (double X, double Y)[count];
        for (int i = 0; i < count; i++)
        {
            double x = random.NextDouble();
            points[i] = (x, Truth(x) + noise * Normal(random));
        }
        return new(points);
    }

    /// <summary>The mean of the points that are nearest to a place.</summary>
    public double MeanNear(double x, int neighbours) => points.OrderBy(point => Math.Abs(point.X - x)).Take(neighbours).Average(point => point.Y);

    /// <summary>A standard normal number, by the method of Box and Muller.</summary>
    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
