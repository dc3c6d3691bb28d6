using System.Numerics;
using ExpRunner.Values;

namespace ExpRunner.Spaces;

/// <summary>Points with one ratio between neighbours: by a factor up to an end that is left out, or so many between two ends.</summary>
internal static class PowerPoints
{
    private const int Limit = 10_000;
    private const int Digits = 60;

    /// <summary>Start, start x factor, … in exact decimal numbers (60 digits), up to, not including, <paramref name="stop"/>.</summary>
    public static ListedPoints ByFactor(ExactNumber start, ExactNumber stop, ExactNumber factor, ConfigType type)
    {
        var way = factor.CompareTo(new(1, 0));
        var outward = stop.CompareTo(start) * start.Sign;
        if (factor.Sign <= 0 || way == 0 || start.Sign == 0 || outward != way || stop.Sign * start.Sign < 0 || (way < 0 && stop.Sign == 0))
        {
            throw new ConfigException($"The range from {start} to {stop} is not reached by the factor {factor}. Start and end are of one sign and not 0, and the factor leads from one to the other.");
        }
        var values = new List<Value>();
        for (var point = start; stop.CompareTo(point) * start.Sign == way; point = Rounded(point * factor))
        {
            Add(values, type.Numbers == NumberKind.Whole ? Whole(point.Mantissa, BigInteger.One, point.Exponent) : Value.Number(point.ToString()), type);
        }
        return new([.. values]);
    }

    /// <summary>So many points between two ends, both included; whole types keep the distinct nearest whole numbers.</summary>
    public static ListedPoints Between(RangeSpec spec, ExactNumber min, ExactNumber max, ConfigType type)
    {
        var exponent = Math.Min(min.Exponent, max.Exponent);
        var logarithm = LogScale.Log2(max.At(exponent), min.At(exponent));
        var last = spec.Count!.Value - 1;
        var values = new List<Value>();
        for (var i = 0; i <= last; i++)
        {
            var (dividend, divisor) = LogScale.Power2(logarithm * i / last);
            var point = i == 0 ? Value.Number(spec.Min) : i == last ? Value.Number(spec.Max)
                : type.Numbers == NumberKind.Whole ? Whole(min.Mantissa * dividend, divisor, min.Exponent)
                : Value.Of((min * ExactNumber.Quotient(dividend, divisor, Digits)).ToDouble());
            Add(values, point, type);
        }
        return new([.. values]);
    }

    private static void Add(List<Value> values, Value point, ConfigType type)
    {
        var value = type.Normalise(point);
        if (!double.IsFinite(value.AsDouble()))
        {
            throw new ConfigException($"{value} is too large for {type.Name}.");
        }
        if (values.Count == 0 || values[^1] != value)
        {
            values.Add(value);
        }
        else if (type.Numbers != NumberKind.Whole)
        {
            throw new ConfigException($"The steps are smaller than {type.Name} can hold. Use larger steps or a wider type.");
        }
        if (values.Count > Limit)
        {
            throw new ConfigException($"The range has more than {Limit} points with one ratio between neighbours. Use fewer, or random search over the whole range.");
        }
    }

    private static Value Whole(BigInteger dividend, BigInteger divisor, int exponent)
        => Value.Number((exponent >= 0
            ? ExactNumber.RoundedQuotient(dividend * ExactNumber.Power(exponent), divisor)
            : ExactNumber.RoundedQuotient(dividend, divisor * ExactNumber.Power(-exponent))).ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static ExactNumber Rounded(ExactNumber number)
    {
        var quotient = BigInteger.Abs(number.Mantissa).GetBitLength() < 300 ? number : ExactNumber.Quotient(number.Mantissa, BigInteger.One, Digits);
        return quotient == number ? number : new(quotient.Mantissa, quotient.Exponent + number.Exponent);
    }
}
