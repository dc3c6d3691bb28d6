using System.Globalization;

namespace ExpRunner.Reporting.Html;

/// <summary>Durations for people.</summary>
internal static class DurationText
{
    /// <summary>With the units that suit: <c>3.2 ms</c>, <c>12.5 s</c>, <c>3 min 20 s</c>, <c>2 d 4 h</c>.</summary>
    public static string Of(double seconds) => seconds switch
    {
        < 0.001 => Text($"{seconds * 1e6:0.##} µs"),
        < 1 => Text($"{seconds * 1e3:0.##} ms"),
        < 60 => Text($"{seconds:0.##} s"),
        < 3600 => Text($"{Math.Floor(seconds / 60)} min {Math.Floor(seconds % 60)} s"),
        < 86400 => Text($"{Math.Floor(seconds / 3600)} h {Math.Floor(seconds / 60 % 60)} min"),
        _ => Text($"{Math.Floor(seconds / 86400)} d {Math.Floor(seconds / 3600 % 24)} h"),
    };

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
