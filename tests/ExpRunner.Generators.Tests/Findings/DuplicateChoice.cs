// EXPR031 line 4 '1': 1 is given twice for 'K', so its configs would be run twice; remove one
// EXPR031 line 5 '-0.0': -0 is given twice for 'Rate', so its configs would be run twice; remove one
// EXPR031 line 5 '1.0': 1 is given twice for 'Rate', so its configs would be run twice; remove one
// EXPR031 line 6 '"0.1"': "0.1" is given twice for 'Money', so its configs would be run twice; remove one
// EXPR031 line 7 'Colour.Rot': Colour.Red is given twice for 'Colour', so its configs would be run twice; remove one
// EXPR031 line 8 '"0:01:00"': "0:01:00" is given twice for 'Span', so its configs would be run twice; remove one
// EXPR031 line 9 'null': null is given twice for 'Text', so its configs would be run twice; remove one
// EXPR031 line 10 'new[] { 1 }': {1} is given twice for 'Numbers', so its configs would be run twice; remove one
[Experiment]
public partial class Repeated
{
    [Variation(1, 2, 1)] public int K;
    [Variation(0.0, -0.0, 1, 1.0)] public double Rate;
    [Variation("0.10", "0.1")] public decimal Money;
    [Variation(Colour.Red, Colour.Rot)] public Colour Colour;
    [Variation("00:01", "0:01:00")] public TimeSpan Span;
    [Variation(null, null)] public string? Text;
    [Variation(new[] { 1 }, new[] { 1 })] public int[] Numbers = [];

    public void Fit() => _ = this;
}

public enum Colour { Red, Rot = Red }
