using ExpRunner;

namespace Samples;

/// <summary>Ranges with grid points of all kinds.</summary>
[Experiment]
public partial class Ranged
{
    [VariationRange(1, 5)] public int Whole;
    [VariationRange(1, 51, Step = 2)] public int Odd;
    [VariationRange(10, 0, Step = -2.5)] public float Down;
    [VariationRange(0, 1, Step = 0.25)] public double Quarters;
    [VariationRange(1, 17, Factor = 2)] public long Doubling;
    [VariationRange(8, 1, Factor = 0.5)] public double Halving;
    [VariationRange(1.0, 1000.0, Count = 4, Scale = Scale.Log)] public int Decades;
    [VariationRange("1", "1.3", Step = "0.1")] public decimal Exact;
    [VariationRange("0.1", "0.9", Count = 3)] public double? Maybe;

    public (double Sum, int) Fit() => (Whole + Odd + Down + Quarters + Doubling + Halving + Decades + (double)Exact + (Maybe ?? 0), 1);
}

/// <summary>Ranges without grid points.</summary>
[Experiment]
public partial class Continuous
{
    [VariationRange(0, 1)] public double Share;
    [VariationRange(1e-5, 1e-1, Scale = Scale.Log)] public double Rate;

    public double Fit() => Share + Rate;
}
