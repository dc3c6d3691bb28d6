// EXPR032 line 4 'Variation': [Variation] without choices means every value, but 'K' is of type 'int', which has too many; list the choices or use [VariationRange]
// EXPR032 line 5 'Variation()': [Variation] without choices means every value, but 'Name' is of type 'string', which has too many; list the choices or use [VariationRange]
// EXPR032 line 6 'Variation': [Variation] without choices means every value, but 'Rate' is of type 'double?', which has too many; list the choices or use [VariationRange]
[Experiment]
public partial class Vacant
{
    [Variation] public int K;
    [Variation()] public string Name = "";
    [Variation] public double? Rate;
    [Variation] public bool? Fine;

    public void Fit() => _ = this;
}
