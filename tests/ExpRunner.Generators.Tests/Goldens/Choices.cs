using ExpRunner;

namespace Samples;

/// <summary>Choices of every type, and the traps of params.</summary>
[Experiment]
public partial class Picked
{
    [Variation] public bool Flag;
    [Variation] public Colour? MaybeColour;
    [Variation(Colour.Red, (Colour)7)] public Colour Colour;
    [Variation(1, -2)] public sbyte Small;
    [Variation(1, 2u, 3L)] public ulong Large;
    [Variation(long.MinValue)] public long Lowest;
    [Variation(1, 0.5, 1e-7, double.PositiveInfinity)] public double Real;
    [Variation(0.1, 2)] public float Single;
    [Variation(0.5, "-1.5")] public Half Half;
    [Variation("0.10", 1, 0.3)] public decimal Money;
    [Variation('a', "b", '\'')] public char Letter;
    [Variation("a", "with \"quotes\"")] public string Text = "";
    [Variation(null)] public string? OnlyNull;
    [Variation(null, 1)] public int? MaybeInt;
    [Variation(new[] { "x", "y" })] public string Spread = "x";
    [Variation(new[] { 1, 2 })] public int SpreadInts;
    [Variation(new[] { "x", "y" })] public string[] OneArray = [];
    [Variation(new[] { 1, 2 })] public int[] OneIntArray = [];
    [Variation(new[] { 1, 2 }, new int[0])] public List<int> Lists = [];
    [Variation("00112233-4455-6677-8899-AABBCCDDEEFF")] public Guid Id;
    [Variation("00:01:30", "1.00:00:00")] public TimeSpan Span;
    [Variation("2024-01-02T03:04:05Z", "2024-01-02")] public DateTime Date;
    [Variation("2024-01-02T03:04:05+02:00")] public DateTimeOffset Moment;
    [Variation("2024-12-31")] public DateOnly Day;
    [Variation("23:59:59", "1:00")] public TimeOnly Time;
    [Variation("https://example.org", "data/x.csv")] public Uri? Link;

    public int Fit()
    {
        _ = new object?[] { Flag, MaybeColour, Colour, Small, Large, Lowest, Real, Single, Half, Money, Letter, Text, OnlyNull, MaybeInt };
        _ = new object?[] { Spread, SpreadInts, OneArray, OneIntArray, Lists, Id, Span, Date, Moment, Day, Time, Link };
        return 1;
    }
}

public enum Colour { Red, Green, Rot = Red }
