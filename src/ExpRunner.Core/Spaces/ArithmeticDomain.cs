namespace ExpRunner.Spaces;

/// <summary>Start, start + step, … without the end, in decimal numbers.</summary>
internal sealed class ArithmeticDomain : RangeDomain
{
    public ArithmeticDomain(RangeSpec spec, ConfigType type)
        : base(spec, type)
    {
        var (start, stop, step) = (ExactNumber.Parse(spec.Min), ExactNumber.Parse(spec.Max), ExactNumber.Parse(spec.Step!));
        if (step.Sign == 0 || stop.CompareTo(start) != step.Sign)
        {
            throw new ConfigException($"The range from {spec.Min} to {spec.Max} with step {spec.Step} is empty: the step must lead from the start towards the end.");
        }
        if (spec.Scale == Scale.Log)
        {
            throw new ConfigException($"The range from {spec.Min} to {spec.Max} has a step and a log scale. Use a factor or a count for a log scale.");
        }
        if (type.Numbers == NumberKind.Whole && !(start.IsWhole && step.IsWhole))
        {
            throw new ConfigException($"The range from {spec.Min} to {spec.Max} with step {spec.Step} leaves the whole numbers that {type.Name} holds.");
        }
        Points = SteppedPoints.Create(start, stop, step, type);
        CheckFits(Points.At(0), type);
        CheckFits(Points.At(Points.Count - 1), type);
    }

    public override bool IsContinuous => false;

    internal override GridPoints Points { get; }
}
