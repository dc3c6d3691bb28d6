using System.Globalization;
using System.Text.RegularExpressions;

namespace ExpRunner.Sweeps;

/// <summary>Lengths of time as people type them: <c>90</c> (seconds), <c>1.5s</c>, <c>250ms</c>, <c>5m</c>, <c>1h30m</c>, <c>2d</c>.</summary>
internal static partial class DurationText
{
    /// <summary>Reads a length of time.</summary>
    /// <exception cref="FormatException">It is none, or is not longer than zero.</exception>
    public static TimeSpan Parse(string text)
    {
        var seconds = double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var plain) ? plain : Sum(text);
        return seconds > 0 && seconds < TimeSpan.MaxValue.TotalSeconds / 2
            ? TimeSpan.FromSeconds(seconds)
            : throw new FormatException($"'{text}' is not a length of time above zero. Write 90, 30s, 5m or 1h30m.");
    }

    /// <summary>A length of time for people: <c>0.4 s</c>, <c>12 s</c>, <c>3:05</c>, <c>1:02:03</c>, <c>2 d 3 h</c>.</summary>
    public static string Format(TimeSpan length) => length.TotalSeconds switch
    {
        < 10 => string.Create(CultureInfo.InvariantCulture, $"{length.TotalSeconds:0.0} s"),
        < 60 => string.Create(CultureInfo.InvariantCulture, $"{length.TotalSeconds:0} s"),
        < 3600 => $"{length.Minutes}:{length.Seconds:00}",
        < 86400 => $"{length.Hours}:{length.Minutes:00}:{length.Seconds:00}",
        _ => $"{(int)length.TotalDays} d {length.Hours} h",
    };

    private static double Sum(string text)
    {
        var match = Parts().Match(text.Replace(" ", ""));
        if (!match.Success || text.Length == 0)
        {
            return 0;
        }
        (string Name, double Seconds)[] units = [("d", 86400), ("h", 3600), ("m", 60), ("s", 1), ("ms", 0.001)];
        return units.Sum(unit => match.Groups[unit.Name] is { Success: true } group ? double.Parse(group.Value, CultureInfo.InvariantCulture) * unit.Seconds : 0);
    }

    [GeneratedRegex(@"^((?<d>\d+(\.\d+)?)d)?((?<h>\d+(\.\d+)?)h)?((?<m>\d+(\.\d+)?)m(?!s))?((?<s>\d+(\.\d+)?)s)?((?<ms>\d+(\.\d+)?)ms)?$", RegexOptions.ECMAScript)]
    private static partial Regex Parts();
}
