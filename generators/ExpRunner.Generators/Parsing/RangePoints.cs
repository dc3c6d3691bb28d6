using System.Globalization;
using System.Numerics;
using ExpRunner.Generators.Model;

namespace ExpRunner.Generators.Parsing;

/// <summary>Counts the grid points of a range as the runtime does: in decimal numbers, from the text.</summary>
internal static class RangePoints
{
    private const int MostCounted = 1000;
    private const double ExactDouble = 1L << 50;

    /// <summary>Whether random search alone can use the range.</summary>
    public static bool IsContinuous(RangeSpec range, bool isWhole) => !isWhole && range is { Step: null, Factor: null, Count: null };

    /// <summary>The number of points; null where it is not worth counting in an editor.</summary>
    public static BigInteger? Count(RangeSpec range, bool isWhole)
    {
        var (min, max) = (Parse(range.Min), Parse(range.Max));
        if (range.Step is { } step)
        {
            return Steps(min, max, Parse(step));
        }
        if (range.Factor is { } factor)
        {
            return Powers(min, max, Parse(factor), isWhole);
        }
        var width = isWhole ? Whole(max) - Whole(min) : BigInteger.Zero;
        if (isWhole && (range.Count is null || (!range.IsLog && range.Count > width)))
        {
            return width + 1;
        }
        return isWhole && range.IsLog ? Logarithmic((double)Whole(min), (double)Whole(max), range.Count!.Value) : range.Count!.Value;
    }

    /// <summary>From the start up to the end, which is left out; both ways.</summary>
    private static BigInteger Steps(Number min, Number max, Number step)
    {
        var exponent = Math.Min(min.Exponent, Math.Min(max.Exponent, step.Exponent));
        var (distance, stride) = (BigInteger.Abs(max.At(exponent) - min.At(exponent)), BigInteger.Abs(step.At(exponent)));
        return (distance + stride - 1) / stride;
    }

    private static BigInteger? Powers(Number min, Number max, Number factor, bool isWhole)
    {
        var way = factor.CompareTo(new(1, 0));
        var count = 0;
        BigInteger? last = null;
        for (var point = min; max.CompareTo(point) == way; point = new(point.Mantissa * factor.Mantissa, point.Exponent + factor.Exponent))
        {
            BigInteger? whole = isWhole ? Nearest(point) : null;
            count += isWhole && whole == last ? 0 : 1;
            last = whole;
            if (count > MostCounted)
            {
                return null;
            }
        }
        return count;
    }

    /// <summary>Neighbours that round to one whole number are one point.</summary>
    private static BigInteger? Logarithmic(double min, double max, int count)
    {
        if (max > ExactDouble || count > MostCounted)
        {
            return null;
        }
        var points = Enumerable.Range(0, count).Select(i => Math.Floor((min * Math.Pow(max / min, (double)i / (count - 1))) + 0.5));
        return points.Distinct().Count();
    }

    private static BigInteger Nearest(Number number)
    {
        if (number.Exponent >= 0)
        {
            return number.At(0);
        }
        var divisor = BigInteger.Pow(10, -number.Exponent);
        return ((2 * number.Mantissa) + divisor) / (2 * divisor);
    }

    private static BigInteger Whole(Number number) => number.Exponent >= 0 ? number.At(0) : number.Mantissa / BigInteger.Pow(10, -number.Exponent);

    private static Number Parse(string text)
    {
        var mark = text.IndexOfAny(['e', 'E']);
        var mantissa = mark < 0 ? text : text.Substring(0, mark);
        var exponent = mark < 0 ? 0 : int.Parse(text.Substring(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var dot = mantissa.IndexOf('.');
        var digits = dot < 0 ? mantissa : mantissa.Remove(dot, 1);
        return new(BigInteger.Parse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), dot < 0 ? exponent : exponent - (mantissa.Length - dot - 1));
    }

    /// <summary>A decimal number without rounding.</summary>
    private readonly record struct Number(BigInteger Mantissa, int Exponent)
    {
        public BigInteger At(int exponent) => Mantissa * BigInteger.Pow(10, Exponent - exponent);

        public int CompareTo(Number other)
        {
            var exponent = Math.Min(Exponent, other.Exponent);
            return At(exponent).CompareTo(other.At(exponent));
        }
    }
}
