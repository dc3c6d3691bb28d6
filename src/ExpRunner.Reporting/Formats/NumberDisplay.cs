using System.Globalization;
using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>Chooses how the numbers of one column of scores are shown.</summary>
internal static class NumberDisplay
{
    private const int DigitsOfLargest = 4;
    private const int DigitsOfSmallest = 2;
    private const int MostDecimals = 9;
    private const double LargestPlain = 1e15;

    /// <summary>
    /// The given decimals for all; or, where none are given, as many decimals for all as show four digits of the largest
    /// number and two of the smallest; or, where that would be too many, four digits and an exponent for each.
    /// </summary>
    public static Func<Value, string> For(IReadOnlyList<Value> column, int? decimals)
    {
        double[] sizes = [.. column.Where(IsFinite).Select(value => Math.Abs(value.AsDouble()))];
        if (sizes.Length == 0 || sizes.Max() >= LargestPlain)
        {
            return value => value.ToString();
        }
        var places = decimals ?? Places(sizes);
        var format = places > MostDecimals && decimals is null ? "G4" : "F" + places.ToString(CultureInfo.InvariantCulture);
        return value => IsFinite(value) ? WithoutMinusZero(value.AsDouble().ToString(format, CultureInfo.InvariantCulture)) : value.ToString();
    }

    private static int Places(double[] sizes)
    {
        if (sizes.All(size => Math.Floor(size) == size))
        {
            return 0;
        }
        var smallest = sizes.Where(size => size > 0).Min();
        return Math.Max(0, Math.Max(DigitsOfLargest - Digits(sizes.Max()), DigitsOfSmallest - Digits(smallest)));
    }

    /// <summary>How many digits stand before the point; 0 for 0.5, -1 for 0.05.</summary>
    private static int Digits(double size) => (int)Math.Floor(Math.Log10(size)) + 1;

    private static bool IsFinite(Value value) => value.Kind == ValueKind.Number && double.IsFinite(value.AsDouble());

    /// <summary>Zero has no sign for people.</summary>
    public static string WithoutMinusZero(string text) => text.StartsWith('-') && text.AsSpan(1).IndexOfAnyExcept('0', '.') < 0 ? text[1..] : text;
}
