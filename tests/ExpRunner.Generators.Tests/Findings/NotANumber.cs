// EXPR033 line 4 'double.NaN': NaN equals nothing, not even itself, so it cannot be a value of 'Rate'; remove it, or use a nullable type and null
// EXPR033 line 5 'float.NaN': NaN equals nothing, not even itself, so it cannot be a value of 'Narrow'; remove it, or use a nullable type and null
// EXPR033 line 6 'double.NaN': NaN equals nothing, not even itself, so it cannot be a value of 'Range'; remove it, or use a nullable type and null
// EXPR033 line 7 'Step = double.NaN': NaN equals nothing, not even itself, so it cannot be a value of 'Steps'; remove it, or use a nullable type and null
[Experiment]
public partial class Undefined
{
    [Variation(1, double.NaN)] public double Rate;
    [Variation(float.NaN)] public float Narrow;
    [VariationRange(double.NaN, 1)] public double Range;
    [VariationRange(0, 1, Step = double.NaN)] public double Steps;

    public void Fit() => _ = this;
}
