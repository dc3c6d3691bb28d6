// EXPR025 line 4 'VariationRange(1, 4)': 'K' has several variation attributes; keep one
// EXPR025 line 5 'Variation(0.1)': 'Rate' has several variation attributes; keep one
[Experiment]
public partial class Doubled
{
    [Variation(1, 2), VariationRange(1, 4)] public int K;
    [VariationSource(nameof(Rates)), Variation(0.1)] public double Rate;
    private static readonly double[] Rates = [1];
    public double Fit() => K + Rate;
}
