using ExpRunner;

namespace Samples;

/// <summary>What attempts need, all of it, some of it and by default.</summary>
[Experiment, Resources(Cpus = 2.5, Gpus = 1, Memory = "4g", Tags = ["big", "x86"])]
public partial class Large
{
    public double Fit() => 1;
}

[Experiment, Resources(Cpus = 0.5)]
public partial class Small
{
    [Variation(1, 2)] public int K { get; init; } = 1;
    [Constraint] private bool IsOne => K == 1;

    public double Fit() => K;
}

[Experiment, Resources]
public partial class Usual
{
    public double Fit() => 1;
}
