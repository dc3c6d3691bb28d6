// EXPR030 line 4 '"two"': "two" is not a value of 'K', which is of type 'int'
// EXPR030 line 4 '3.5': 3.5 is not a value of 'K', which is of type 'int'
// EXPR030 line 4 'true': true is not a value of 'K', which is of type 'int'
// EXPR030 line 4 'null': null is not a value of 'K', which is of type 'int'; declare it 'int?'
// EXPR030 line 4 '1e3': 1000 is not a value of 'K', which is of type 'int'
// EXPR030 line 5 '256': 256 is not a value of 'Small', which is of type 'byte'
// EXPR030 line 5 '-1': -1 is not a value of 'Small', which is of type 'byte'
// EXPR030 line 6 '"0.1"': "0.1" is not a value of 'Rate', which is of type 'double'
// EXPR030 line 6 ''x'': 'x' is not a value of 'Rate', which is of type 'double'
// EXPR030 line 7 '1e300': 1E+300 is not a value of 'Narrow', which is of type 'float'
// EXPR030 line 8 '"abc"': "abc" is not a value of 'Money', which is of type 'decimal'
// EXPR030 line 8 'double.PositiveInfinity': Infinity is not a value of 'Money', which is of type 'decimal'
// EXPR030 line 9 '1': 1 is not a value of 'Name', which is of type 'string'
// EXPR030 line 9 'null': null is not a value of 'Name', which is of type 'string'; declare it 'string?'
// EXPR030 line 10 '1': 1 is not a value of 'Shade', which is of type 'Shade'
// EXPR030 line 10 'Colour.Red': Colour.Red is not a value of 'Shade', which is of type 'Shade'
// EXPR030 line 11 '"today"': "today" is not a value of 'Date', which is of type 'DateTime'; write it like 2024-12-31T23:59:59Z
// EXPR030 line 11 '1': 1 is not a value of 'Date', which is of type 'DateTime'; write it as text
// EXPR030 line 12 '"2024-13-01"': "2024-13-01" is not a value of 'Day', which is of type 'DateOnly'; write it like 2024-12-31
// EXPR030 line 13 '"25:00"': "25:00" is not a value of 'Time', which is of type 'TimeOnly'; write it like 23:59:59
// EXPR030 line 14 '"soon"': "soon" is not a value of 'Span', which is of type 'TimeSpan'; write it like 01:30:00
// EXPR030 line 15 '"2024"': "2024" is not a value of 'Id', which is of type 'Guid'; write 8-4-4-4-12 hexadecimal digits
// EXPR030 line 16 '"never"': "never" is not a value of 'Moment', which is of type 'DateTimeOffset'; write it like 2024-12-31T23:59:59+01:00
// EXPR030 line 17 '"ab"': "ab" is not a value of 'Letter', which is of type 'char'
// EXPR030 line 18 '1': 1 is not a value of 'Numbers', which is of type 'int[]'
// EXPR030 line 18 'new[] { 1.5 }': {1.5} is not a value of 'Numbers', which is of type 'int[]'
// EXPR030 line 19 '"a"': "a" is not a value of 'Map', which is of type 'Dictionary<string, int>'; give its values with [VariationSource]
// EXPR030 line 20 '"a"': "a" is not a value of 'Nested', which is of type 'Inner'; give its values with [VariationSource]
// EXPR030 line 21 '2.5': 2.5 is not a value of 'Range', which is of type 'int'
// EXPR030 line 22 '300': 300 is not a value of 'Wide', which is of type 'byte'
// EXPR030 line 23 '"one"': "one" is not a value of 'Text', which is of type 'decimal'
// EXPR030 line 24 'Step = 0.5': 0.5 is not a value of 'Steps', which is of type 'int'
// EXPR030 line 25 'Factor = "x"': "x" is not a value of 'Factor', which is of type 'double'
// EXPR030 line 26 'double.PositiveInfinity': Infinity is not a value of 'Endless', which is of type 'double'
[Experiment]
public partial class Mistyped
{
    [Variation(1, "two", 3.5, true, null, 1e3)] public int K;
    [Variation(256, -1)] public byte Small;
    [Variation("0.1", 'x', 1)] public double Rate;
    [Variation(1e300)] public float Narrow;
    [Variation("abc", "1.5", double.PositiveInfinity)] public decimal Money;
    [Variation(1, "a", null)] public string Name = "";
    [Variation(1, Colour.Red)] public Shade Shade;
    [Variation("today", 1)] public DateTime Date;
    [Variation("2024-13-01")] public DateOnly Day;
    [Variation("25:00")] public TimeOnly Time;
    [Variation("soon")] public TimeSpan Span;
    [Variation("2024")] public Guid Id;
    [Variation("never")] public DateTimeOffset Moment;
    [Variation("ab")] public char Letter;
    [Variation(1, new[] { 1.5 })] public int[] Numbers = [];
    [Variation("a")] public Dictionary<string, int> Map = [];
    [Variation("a")] public Inner Nested = new();
    [VariationRange(1, 2.5)] public int Range;
    [VariationRange(0, 300)] public byte Wide;
    [VariationRange("one", "2")] public decimal Text;
    [VariationRange(1, 10, Step = 0.5)] public int Steps;
    [VariationRange(1, 10, Factor = "x")] public double Factor;
    [VariationRange(0, double.PositiveInfinity)] public double Endless;

    public void Fit() => _ = this;
}

public enum Colour { Red }
public enum Shade { Dark }
public sealed class Inner { public int Size { get; set; } }
