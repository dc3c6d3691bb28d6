using System.Globalization;
using System.Runtime.CompilerServices;

namespace ExpRunner.Tests.Statistics;

/// <summary>Numbers that R, SciPy and statsmodels computed; the scripts that made them lie beside them in Data/statistics, and the samples are theirs.</summary>
internal static class ReferenceNumbers
{
    public static readonly double[] A = [0.9713, 0.9642, 0.9801, 0.9577, 0.9734, 0.9688, 0.9755, 0.9629];
    public static readonly double[] B = [0.9688, 0.9601, 0.9799, 0.9603, 0.9641, 0.9612, 0.9702, 0.9553];
    public static readonly double[] U = [1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30];
    public static readonly double[] V = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29, 0.77, 4.2];
    public static readonly double[] W = [3, 5, 5, 7, 2, 5, 3, 8, 1, 1];
    public static readonly double[] X = [4, 5, 6, 5, 2, 8, 3, 9, 4, 2, 2, 7];
    public static readonly double[] Skewed = [0.1, 0.2, 0.2, 0.3, 0.4, 0.5, 0.9, 1.7, 3.2, 12.5];
    public static readonly double[] Sine = [.. Enumerable.Range(1, 60).Select(i => Math.Sin(i) * 10)];
    public static readonly double[] Cosine = [.. Enumerable.Range(1, 60).Select(i => (Math.Cos(i * 1.3) * 9) - 1)];

    private static readonly Dictionary<string, double> R = Read("reference.txt");
    private static readonly Dictionary<string, double> Scipy = Read("reference-scipy.txt");

    /// <summary>The number is R's, and SciPy's too where that has it.</summary>
    public static void Agrees(string name, double actual, double relative = 1e-9)
    {
        Assert.True(R.ContainsKey(name) || Scipy.ContainsKey(name), $"There is no reference for {name}.");
        foreach (var (program, numbers) in new[] { ("R", R), ("SciPy", Scipy) })
        {
            if (numbers.TryGetValue(name, out var expected))
            {
                Assert.True(Math.Abs(expected - actual) <= relative * Math.Abs(expected), $"{name}: {program} says {expected:R}, found {actual:R}");
            }
        }
    }

    private static Dictionary<string, double> Read(string file, [CallerFilePath] string here = "")
        => File.ReadLines(Path.Combine(Path.GetDirectoryName(here)!, "..", "Data", "statistics", file)).Select(line => line.Split(' '))
            .ToDictionary(parts => parts[0], parts => double.Parse(parts[1], CultureInfo.InvariantCulture));
}
