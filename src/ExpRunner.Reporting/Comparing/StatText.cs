using System.Globalization;
using ExpRunner.Statistics;

namespace ExpRunner.Reporting;

/// <summary>Statistics as people read them.</summary>
internal static class StatText
{
    /// <summary>A p-value with three decimals, or that it is less.</summary>
    public static string P(double p) => double.IsNaN(p) ? "-" : p < 0.001 ? "<0.001" : Text($"{p:0.000}");

    /// <summary>An effect size.</summary>
    public static string Effect(double effect) => double.IsNaN(effect) ? "-" : double.IsInfinity(effect) ? (effect > 0 ? "Infinity" : "-Infinity") : Text($"{effect:0.00}");

    /// <summary>A relative change with its sign.</summary>
    public static string Change(double change) => double.IsFinite(change) ? Text($"{100 * change:+0.00;-0.00;0.00}%") : "-";

    /// <summary>Both ends, as many digits as their distance is worth.</summary>
    public static string Of(Interval interval)
    {
        if (double.IsNaN(interval.Low))
        {
            return "-";
        }
        var size = Math.Max(Math.Abs(interval.Low), Math.Abs(interval.High));
        var width = interval.High - interval.Low;
        var places = width > 0 && double.IsFinite(width) ? (int)Math.Clamp(2 - Math.Ceiling(Math.Log10(width)), 0, 9) : 4;
        var format = size >= 1e9 || (size > 0 && size < 1e-7) ? "G3" : "F" + places.ToString(CultureInfo.InvariantCulture);
        return $"[{End(interval.Low)}, {End(interval.High)}]";

        string End(double end) => NumberDisplay.WithoutMinusZero(end.ToString(format, CultureInfo.InvariantCulture));
    }

    /// <summary>Where the second stands, and what is missing to know it.</summary>
    public static string Of(Verdict verdict, int? missing, string? reason, string what = "repetitions") => verdict switch
    {
        Verdict.TooFew when missing is { } more => Text($"too few {what}: {more} more"),
        Verdict.TooFew => $"too few {what}",
        Verdict.Undefined => $"not comparable: {reason ?? "too few numbers"}",
        _ => Name(verdict),
    };

    /// <summary>The verdict in one word.</summary>
    public static string Name(Verdict verdict) => verdict == Verdict.TooFew ? "too-few" : verdict.ToString().ToLowerInvariant();

    /// <summary>Text in no culture.</summary>
    public static string Text(FormattableString text) => FormattableString.Invariant(text);
}
