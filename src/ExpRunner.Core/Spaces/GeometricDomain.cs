namespace ExpRunner.Spaces;

/// <summary>Start, start x factor, … without the end, in decimal numbers.</summary>
internal sealed class GeometricDomain(RangeSpec spec, ConfigType type) : RangeDomain(spec, type)
{
    public override bool IsContinuous => false;

    internal override GridPoints Points { get; }
        = PowerPoints.ByFactor(ExactNumber.Parse(spec.Min), ExactNumber.Parse(spec.Max), ExactNumber.Parse(spec.Factor!), type);
}
