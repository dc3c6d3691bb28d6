using System.Numerics;
using ExpRunner.Values;

namespace ExpRunner.Spaces;

/// <summary>Start, start + step, start + 2 steps, … in exact decimal numbers, each computed when asked for.</summary>
internal sealed class SteppedPoints : GridPoints
{
    private const long ExactDouble = 1L << 53;
    private readonly BigInteger _start;
    private readonly BigInteger _step;
    private readonly int _exponent;
    private readonly ConfigType _type;
    private readonly bool _isSmall;
    private readonly double _scale;
    private readonly long _smallStart;
    private readonly long _smallStep;

    private SteppedPoints(ExactNumber start, ExactNumber step, UInt128 count, ConfigType type)
    {
        Count = count;
        _type = type;
        _exponent = type.Numbers == NumberKind.Whole ? 0 : Math.Min(start.Exponent, step.Exponent);
        _start = _exponent > Math.Min(start.Exponent, step.Exponent) ? start.ToWhole() : start.At(_exponent);
        _step = _exponent > Math.Min(start.Exponent, step.Exponent) ? step.ToWhole() : step.At(_exponent);
        var last = _start + (_step * ((BigInteger)count - 1));
        _isSmall = BigInteger.Abs(_start) < ExactDouble && BigInteger.Abs(last) < ExactDouble && BigInteger.Abs(_step) < ExactDouble
            && (type.Numbers == NumberKind.Whole || (_exponent is >= -22 and <= 0 && type is ConfigType<double> or ConfigType<double?>));
        if (_isSmall)
        {
            (_smallStart, _smallStep) = ((long)_start, (long)_step);
            _scale = (double)ExactNumber.Power(-_exponent);
        }
    }

    public override UInt128 Count { get; }

    /// <summary>Points up to, not including, <paramref name="stop"/>; both ways.</summary>
    public static GridPoints Create(ExactNumber start, ExactNumber stop, ExactNumber step, ConfigType type)
    {
        var exponent = Math.Min(start.Exponent, Math.Min(stop.Exponent, step.Exponent));
        var (first, end, stride) = (start.At(exponent), stop.At(exponent), step.At(exponent));
        var count = -ExactNumber.Floor((first - end) * stride.Sign, BigInteger.Abs(stride));
        var points = new SteppedPoints(start, step, SpaceSize.Of(count), type);
        if (type.Numbers != NumberKind.Whole)
        {
            points.CheckNeighbours(type);
        }
        return points._isSmall || points.Count > KeptPoints ? points : new ListedPoints([.. Enumerable.Range(0, (int)points.Count).Select(i => points.At((UInt128)i))]);
    }

    public override Value At(UInt128 index)
    {
        if (!_isSmall)
        {
            return _type.Normalise(Value.Number(new ExactNumber(_start + (_step * (BigInteger)index), _exponent).ToString()));
        }
        var mantissa = _smallStart + (_smallStep * (long)index);
        return _exponent == 0 ? Value.Of(mantissa) : Value.Of(mantissa / _scale);
    }

    public override bool TryIndexOf(Value value, out UInt128 index)
    {
        index = 0;
        if (value.Kind != ValueKind.Number || !double.IsFinite(value.AsDouble()))
        {
            return false;
        }
        if (_isSmall)
        {
            return TryNear(new BigInteger(Math.Round(((value.AsDouble() * _scale) - _smallStart) / _smallStep)), value, out index);
        }
        if (!ExactNumber.TryParse(value.ToString(), out var number))
        {
            return false;
        }
        var exponent = Math.Min(_exponent, number.Exponent);
        var distance = (number.At(exponent) - (_start * ExactNumber.Power(_exponent - exponent))) * _step.Sign;
        return TryNear(ExactNumber.RoundedQuotient(distance, BigInteger.Abs(_step) * ExactNumber.Power(_exponent - exponent)), value, out index);
    }
}
