// EXPR041 line 4 '0': The logarithmic range of 'LogFromZero' goes from 0 to 1, but ratios never reach zero; start and end above it
// EXPR041 line 5 '-1.0': The logarithmic range of 'LogFromBelow' goes from -1 to 1, but ratios never reach zero; start and end above it
// EXPR041 line 6 '0': The geometric range of 'GeometricFromZero' goes from 0 to 8, but ratios never reach zero; start and end above it
// EXPR042 line 7 'Count = 1': Count is 1 for 'OnePoint', but a range has at least 2 points; raise it, or set the field's default
// EXPR042 line 8 'Count = 0': Count is 0 for 'NoPoint', but a range has at least 2 points; raise it, or set the field's default
// EXPR043 line 9 'Step = 0': Step is 0 for 'StandsStill', which never leads from 0 to 1; use a positive step
// EXPR043 line 10 'Step = -0.1': Step is -0.1 for 'WrongWay', which never leads from 0 to 1; use a positive step
// EXPR043 line 11 'Step = 1': Step is 1 for 'WrongWayDown', which never leads from 1 to 0; use a negative step
// EXPR044 line 12 'Factor = 1': Factor is 1 for 'SameAgain', which never leads from 1 to 8; use a factor above 1
// EXPR044 line 13 'Factor = -2': Factor is -2 for 'Negative', which never leads from 1 to 8; use a factor above 1
// EXPR044 line 14 'Factor = 0.5': Factor is 0.5 for 'Shrinks', which never leads from 1 to 8; use a factor above 1
// EXPR044 line 15 'Factor = 2': Factor is 2 for 'Grows', which never leads from 8 to 1; use a factor between 0 and 1
// EXPR045 line 17 'Count = 3': The range of 'StepAndCount' has Step and Count; keep one of Step, Factor and Count
// EXPR045 line 18 'Factor = 2': The range of 'AllThree' has Step and Factor and Count; keep one of Step, Factor and Count
// EXPR046 line 19 'VariationRange(1, 1)': The range of 'Point' goes from 1 to 1; set the field's default instead, or move one end
// EXPR046 line 20 'VariationRange(2, 1)': The range of 'Backwards' goes from 2 to 1; swap the ends, or go down with a negative Step or a Factor below 1
// EXPR046 line 21 'VariationRange("0.2", "0.1", Count = 3)': The range of 'BackwardsText' goes from 0.2 to 0.1; swap the ends, or go down with a negative Step or a Factor below 1
[Experiment]
public partial class Ranged
{
    [VariationRange(0, 1, Scale = Scale.Log)] public double LogFromZero;
    [VariationRange(-1.0, 1, Scale = Scale.Log, Count = 3)] public double LogFromBelow;
    [VariationRange(0, 8, Factor = 2)] public int GeometricFromZero;
    [VariationRange(0, 1, Count = 1)] public double OnePoint;
    [VariationRange(0, 1, Count = 0)] public double NoPoint;
    [VariationRange(0, 1, Step = 0)] public double StandsStill;
    [VariationRange(0, 1, Step = -0.1)] public double WrongWay;
    [VariationRange(1, 0, Step = 1)] public int WrongWayDown;
    [VariationRange(1, 8, Factor = 1)] public int SameAgain;
    [VariationRange(1, 8, Factor = -2)] public int Negative;
    [VariationRange(1, 8, Factor = 0.5)] public int Shrinks;
    [VariationRange(8, 1, Factor = 2)] public int Grows;
    [VariationRange(8, 1, Factor = 0.5)] public double Halves;
    [VariationRange(0, 1, Step = 0.1, Count = 3)] public double StepAndCount;
    [VariationRange(1, 8, Step = 1, Factor = 2, Count = 3)] public double AllThree;
    [VariationRange(1, 1)] public int Point;
    [VariationRange(2, 1)] public int Backwards;
    [VariationRange("0.2", "0.1", Count = 3)] public decimal BackwardsText;

    public void Fit() => _ = this;
}
