using System.Globalization;
using System.Numerics;
using ExpRunner.Values;

namespace ExpRunner.Spaces;

/// <summary>So many points from one end to the other, both ends included, at equal distances; whole types get the nearest whole numbers.</summary>
internal sealed class EvenPoints : GridPoints
{
    private const int Digits = 26;
    private readonly RangeSpec _spec;
    private readonly ConfigType _type;
    private readonly BigInteger _min;
    private readonly BigInteger _width;
    private readonly int _exponent;
    private readonly int _gaps;
    private readonly (long Min, long Width, double Divisor)? _small;

    private EvenPoints(RangeSpec spec, ExactNumber min, ExactNumber max, ConfigType type)
    {
        _spec = spec;
        _type = type;
        _exponent = Math.Min(0, Math.Min(min.Exponent, max.Exponent));
        _min = min.At(_exponent);
        _width = max.At(_exponent) - _min;
        _gaps = spec.Count!.Value - 1;
        _small = Small();
    }

    public override UInt128 Count => (UInt128)_gaps + 1;

    public static GridPoints Create(RangeSpec spec, ExactNumber min, ExactNumber max, ConfigType type)
    {
        var points = new EvenPoints(spec, min, max, type);
        points.CheckNeighbours(type);
        return points.Count > KeptPoints ? points : new ListedPoints([.. Enumerable.Range(0, (int)points.Count).Select(i => points.At((UInt128)i))]);
    }

    public override Value At(UInt128 index)
    {
        if (_small is var (min, width, divisor))
        {
            return Value.Of((min + (width * (long)index)) / divisor);
        }
        if (index == 0 || index == (UInt128)_gaps)
        {
            return _type.Normalise(Value.Number(index == 0 ? _spec.Min : _spec.Max));
        }
        var dividend = (_min * _gaps) + (_width * (BigInteger)index);
        return _type.Numbers == NumberKind.Whole
            ? _type.Normalise(Value.Number(ExactNumber.RoundedQuotient(dividend, _gaps * ExactNumber.Power(-_exponent)).ToString(CultureInfo.InvariantCulture)))
            : Real(dividend, _gaps);
    }

    public override bool TryIndexOf(Value value, out UInt128 index)
    {
        index = 0;
        if (value.Kind != ValueKind.Number || !ExactNumber.TryParse(value.ToString(), out var number))
        {
            return false;
        }
        var exponent = Math.Min(_exponent, number.Exponent);
        var distance = number.At(exponent) - (_min * ExactNumber.Power(_exponent - exponent));
        return TryNear(ExactNumber.RoundedQuotient(distance * _gaps, _width * ExactNumber.Power(_exponent - exponent)), value, out index);
    }

    /// <summary>
    /// Numbers with which one division of doubles gives the nearest double. A dividend below 2^53 over a divisor below 2^29 is never so near to the middle
    /// between two doubles that 26 digits of it could be rounded to the other one.
    /// </summary>
    private (long Min, long Width, double Divisor)? Small()
    {
        var divisor = _gaps * ExactNumber.Power(-_exponent);
        var isSmall = _type is ConfigType<double> or ConfigType<double?> && divisor < 1 << 29
            && BigInteger.Abs(_min * _gaps) < 1L << 53 && BigInteger.Abs((_min + _width) * _gaps) < 1L << 53 && BigInteger.Abs(_width * _gaps) < 1L << 53;
        return isSmall ? ((long)(_min * _gaps), (long)_width, (double)divisor) : null;
    }

    /// <summary>The decimal text where the quotient has one of at most 27 digits, else the nearest double.</summary>
    private Value Real(BigInteger dividend, BigInteger divisor)
    {
        var near = ExactNumber.Quotient(dividend, divisor, Digits);
        var lowest = Math.Min(0, near.Exponent);
        var isExact = near.At(lowest) * divisor == dividend * ExactNumber.Power(-lowest);
        var number = new ExactNumber(near.Mantissa, near.Exponent + _exponent);
        return _type.Normalise(isExact ? Value.Number(number.ToString()) : Value.Of(number.ToDouble()));
    }
}
