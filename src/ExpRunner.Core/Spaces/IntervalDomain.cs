using System.Globalization;
using System.Numerics;
using ExpRunner.Values;

namespace ExpRunner.Spaces;

/// <summary>
/// Everything between two ends, both included. The grid has so many points, or every whole number of a whole type, or none;
/// random draws are uniform on the range's scale whatever the grid.
/// </summary>
internal sealed class IntervalDomain : RangeDomain
{
    private readonly ExactNumber _min;
    private readonly ExactNumber _max;
    private readonly double _low;
    private readonly double _high;
    private readonly double _logarithm;

    public IntervalDomain(RangeSpec spec, ConfigType type)
        : base(spec, type)
    {
        (_min, _max) = (ExactNumber.Parse(spec.Min), ExactNumber.Parse(spec.Max));
        (_low, _high) = (_min.ToDouble(), _max.ToDouble());
        Check(spec, type);
        Points = IsWhole && (spec.Count is not { } count || (spec.Scale == Scale.Linear && count > Width)) ? EveryWhole()
            : spec.Count is null ? null
            : spec.Scale == Scale.Log ? PowerPoints.Between(spec, _min, _max, type)
            : EvenPoints.Create(spec, _min, _max, type);
        if (spec.Scale == Scale.Log)
        {
            (_low, _high) = IsWhole ? (_low - 0.5, _high + 0.5) : (_low, _high);
            var ends = IsWhole ? (new ExactNumber((_min.ToWhole() * 10) - 5, -1), new ExactNumber((_max.ToWhole() * 10) + 5, -1)) : (_min, _max);
            var exponent = Math.Min(ends.Item1.Exponent, ends.Item2.Exponent);
            _logarithm = LogScale.ToDouble(LogScale.Log2(ends.Item2.At(exponent), ends.Item1.At(exponent)));
        }
    }

    public override bool IsContinuous => !IsWhole || Spec.Scale == Scale.Log || (BigInteger)Count!.Value <= Width;

    internal override GridPoints? Points { get; }

    private bool IsWhole => Type.Numbers == NumberKind.Whole;

    private BigInteger Width => _max.ToWhole() - _min.ToWhole();

    internal override Value Draw(Random random) => (IsWhole, Spec.Scale) switch
    {
        (true, Scale.Linear) => Type.Normalise(Value.Number((_min.ToWhole() + (BigInteger)SpaceSize.Draw(random, (UInt128)(Width + 1))).ToString(CultureInfo.InvariantCulture))),
        (true, _) => Type.Normalise(Value.Number(Nearest(LogScale.Scaled(_low, random.NextDouble() * _logarithm)).ToString(CultureInfo.InvariantCulture))),
        (_, Scale.Linear) => Real(Between(random.NextDouble())),
        _ => Real(LogScale.Scaled(_low, random.NextDouble() * _logarithm)),
    };

    private double Between(double share) => (_low * (1 - share)) + (_high * share);

    private BigInteger Nearest(double drawn) => BigInteger.Clamp(new BigInteger(Math.Floor(drawn + 0.5)), _min.ToWhole(), _max.ToWhole());

    private Value Real(double drawn)
    {
        var inside = Value.Of(Math.Clamp(drawn, _low, _high));
        return Type is ConfigType<double> or ConfigType<double?> ? inside : Type.Normalise(inside);
    }

    private GridPoints EveryWhole() => SteppedPoints.Create(_min, new ExactNumber(_max.ToWhole() + 1, 0), new ExactNumber(1, 0), Type);

    private void Check(RangeSpec spec, ConfigType type)
    {
        if (_max.CompareTo(_min) is var order && (order < 0 || (order == 0 && !(IsWhole && spec.Count is null))))
        {
            throw new ConfigException($"The range from {spec.Min} to {spec.Max} is empty: its end must be above its start.");
        }
        if (spec.Count < 2)
        {
            throw new ConfigException($"The range from {spec.Min} to {spec.Max} has a count of {spec.Count}. Both ends are points, so the least is 2.");
        }
        if (spec.Scale == Scale.Log && _min.Sign <= 0)
        {
            throw new ConfigException($"The range from {spec.Min} to {spec.Max} has a log scale, which never reaches zero. Start above zero.");
        }
        if (IsWhole)
        {
            SpaceSize.Of(Width + 1);
        }
        CheckFits(Value.Number(spec.Min), type);
        CheckFits(Value.Number(spec.Max), type);
    }
}
