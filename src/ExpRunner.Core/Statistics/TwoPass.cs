using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ExpRunner.Statistics;

/// <summary>
/// Mean and sum of squared deviations in two passes, as accurate as doubles allow: the sums are compensated
/// (A. Neumaier, ZAMM 54 (1974) 39-51), the second pass corrects the mean's rounding (T. F. Chan, G. H. Golub,
/// R. J. LeVeque, The American Statistician 37 (1983) 242-247), and numbers are scaled by a power of two, which is
/// exact, so that neither 1e200 nor 1e-200 overflows or vanishes when squared.
/// </summary>
internal static class TwoPass
{
    private const int MostNormal = 1000;
    private const int ManyNumbers = 1024;

    /// <summary>A sum of squares of numbers that were divided by 2^<paramref name="Exponent"/>.</summary>
    internal readonly record struct Squares(double Sum, int Exponent)
    {
        /// <summary>The square root of the sum divided by the count, in the numbers' own scale.</summary>
        public double Root(int count) => Math.ScaleB(Math.Sqrt(Sum / count), Exponent);

        /// <summary>The sum in another scale.</summary>
        public double In(int exponent) => Math.ScaleB(Sum, 2 * (Exponent - exponent));
    }

    /// <summary>The mean and the sum of squared deviations from it; NaN and NaN for no numbers.</summary>
    public static (double Mean, Squares Squares) MeanAndSquares(ReadOnlySpan<double> numbers)
    {
        var exponent = Exponent(numbers);
        // Multiplying by a power of two that is a normal number is exact, and faster.
        var factor = Math.Abs(exponent) < MostNormal ? Math.ScaleB(1, -exponent) : 0;
        if (factor != 0 && numbers.Length >= ManyNumbers)
        {
            return InLanes(numbers, factor, exponent);
        }
        var sum = default(CompensatedSum);
        foreach (var number in numbers)
        {
            sum.Add(factor == 0 ? Math.ScaleB(number, -exponent) : number * factor);
        }
        var mean = sum.Total / numbers.Length;
        var (squares, rest) = (default(CompensatedSum), default(CompensatedSum));
        foreach (var number in numbers)
        {
            var deviation = (factor == 0 ? Math.ScaleB(number, -exponent) : number * factor) - mean;
            squares.Add(deviation * deviation);
            rest.Add(deviation);
        }
        return Corrected(numbers.Length, mean, squares.Total, rest.Total, exponent);
    }

    /// <summary>The same in four sums beside each other, for many numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (double Mean, Squares Squares) InLanes(ReadOnlySpan<double> numbers, double factor, int exponent)
    {
        var lanes = MemoryMarshal.Cast<double, Vector256<double>>(numbers);
        var last = numbers[(lanes.Length * Vector256<double>.Count)..];
        var sums = default(CompensatedLanes);
        foreach (var four in lanes)
        {
            sums.Add(four * factor);
        }
        var sum = sums.Together();
        foreach (var number in last)
        {
            sum.Add(number * factor);
        }
        var mean = sum.Total / numbers.Length;
        var (squares, rest) = (default(CompensatedLanes), default(CompensatedLanes));
        foreach (var four in lanes)
        {
            var deviations = (four * factor) - Vector256.Create(mean);
            squares.Add(deviations * deviations);
            rest.Add(deviations);
        }
        var (allSquares, allRest) = (squares.Together(), rest.Together());
        foreach (var number in last)
        {
            var deviation = (number * factor) - mean;
            allSquares.Add(deviation * deviation);
            allRest.Add(deviation);
        }
        return Corrected(numbers.Length, mean, allSquares.Total, allRest.Total, exponent);
    }

    private static (double Mean, Squares Squares) Corrected(int count, double mean, double squares, double rest, int exponent)
    {
        var corrected = squares - (rest * rest / count);
        var refined = double.IsFinite(rest) ? mean + (rest / count) : mean;
        return (Math.ScaleB(refined, exponent), new(corrected < 0 ? 0 : corrected, exponent));
    }

    /// <summary>The least and the greatest of numbers and what is known so far; NaN where one is NaN.</summary>
    public static (double Min, double Max) Bounds(ReadOnlySpan<double> numbers, double min, double max)
    {
        var lanes = MemoryMarshal.Cast<double, Vector256<double>>(numbers);
        var (least, greatest) = (Vector256.Create(min), Vector256.Create(max));
        foreach (var four in lanes)
        {
            (least, greatest) = (Vector256.Min(least, four), Vector256.Max(greatest, four));
        }
        for (var i = 0; i < Vector256<double>.Count; i++)
        {
            (min, max) = (Math.Min(min, least[i]), Math.Max(max, greatest[i]));
        }
        foreach (var number in numbers[(lanes.Length * Vector256<double>.Count)..])
        {
            (min, max) = (Math.Min(min, number), Math.Max(max, number));
        }
        return (min, max);
    }

    /// <summary>Mean and squares of two sets of numbers together (Chan, Golub, LeVeque 1979), in the scale of the larger ones.</summary>
    public static (double Mean, Squares Squares) Merge(double mean, Squares squares, long count, double otherMean, Squares other, long otherCount)
    {
        if (!double.IsFinite(mean) || !double.IsFinite(otherMean))
        {
            return (mean + otherMean, new(double.NaN, 0));
        }
        var exponent = otherMean == 0 && other.Sum == 0 ? squares.Exponent : mean == 0 && squares.Sum == 0 ? other.Exponent : Math.Max(squares.Exponent, other.Exponent);
        var (left, right) = (Math.ScaleB(mean, -exponent), Math.ScaleB(otherMean, -exponent));
        double total = count + otherCount;
        var between = right - left;
        var sum = squares.In(exponent) + other.In(exponent) + (between * between * (count * (otherCount / total)));
        return (Math.ScaleB(left + (between * (otherCount / total)), exponent), new(sum, exponent));
    }

    /// <summary>The exponent of the largest number, 0 when there is none or it is not finite.</summary>
    private static int Exponent(ReadOnlySpan<double> numbers)
    {
        var lanes = MemoryMarshal.Cast<double, Vector256<double>>(numbers);
        var largestFour = Vector256<double>.Zero;
        foreach (var four in lanes)
        {
            largestFour = Vector256.Max(largestFour, Vector256.Abs(four));
        }
        var largest = Math.Max(Math.Max(largestFour[0], largestFour[1]), Math.Max(largestFour[2], largestFour[3]));
        foreach (var number in numbers[(lanes.Length * Vector256<double>.Count)..])
        {
            largest = Math.Max(largest, Math.Abs(number));
        }
        return largest == 0 || !double.IsFinite(largest) ? 0 : Math.ILogB(largest);
    }

    private struct CompensatedSum
    {
        private double _sum;
        private double _lost;

        public readonly double Total => double.IsFinite(_sum) ? _sum + _lost : _sum;

        public void Add(double number)
        {
            var sum = _sum + number;
            _lost += Math.Abs(_sum) >= Math.Abs(number) ? _sum - sum + number : number - sum + _sum;
            _sum = sum;
        }
    }

    /// <summary>Four compensated sums; what a sum loses is told without a branch (D. E. Knuth, The Art of Computer Programming 2, 4.2.2).</summary>
    private struct CompensatedLanes
    {
        private Vector256<double> _sum;
        private Vector256<double> _lost;

        public void Add(Vector256<double> numbers)
        {
            var sum = _sum + numbers;
            var part = sum - _sum;
            _lost += (_sum - (sum - part)) + (numbers - part);
            _sum = sum;
        }

        /// <summary>All four as one.</summary>
        public readonly CompensatedSum Together()
        {
            var whole = default(CompensatedSum);
            for (var i = 0; i < Vector256<double>.Count; i++)
            {
                whole.Add(_sum[i]);
            }
            for (var i = 0; i < Vector256<double>.Count && double.IsFinite(whole.Total); i++)
            {
                whole.Add(_lost[i]);
            }
            return whole;
        }
    }
}
