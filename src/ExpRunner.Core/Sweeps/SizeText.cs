using System.Globalization;

namespace ExpRunner.Sweeps;

/// <summary>Sizes as people type them: <c>65536</c> (bytes), <c>500k</c>, <c>10m</c>, <c>1.5g</c>, <c>4 GiB</c>; a k is 1024.</summary>
internal static class SizeText
{
    private const string Units = "kmgt";

    /// <summary>Digits that a decimal holds together with any unit.</summary>
    private const int LongestNumber = 22;

    /// <summary>Reads a size in bytes.</summary>
    /// <exception cref="FormatException">It is none, or is not above zero.</exception>
    public static long Parse(string text)
        => TryParse(text, out var bytes) ? bytes : throw new FormatException($"'{text}' is not a size above zero. Write 65536, 500k, 10m or 1g.");

    /// <summary>Reads a size in bytes; false: it is none, or is not above zero.</summary>
    public static bool TryParse(string text, out long bytes)
    {
        bytes = 0;
        var end = 0;
        while (end < text.Length && text[end] is (>= '0' and <= '9') or '.')
        {
            end++;
        }
        if (end is 0 or > LongestNumber || text[0] == '.' || text[end - 1] == '.' || PowerOf(text.Substring(end)) is not { } power
            || !decimal.TryParse(text.Substring(0, end), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number >= 1L << 60)
        {
            return false;
        }
        var size = number * (1L << (10 * power));
        bytes = size < 1L << 60 ? (long)size : 0;
        return bytes > 0;
    }

    /// <summary>A size as it can be read again, in the largest unit of which it is a whole number: <c>4g</c>.</summary>
    public static string Format(long bytes)
    {
        var power = 0;
        while (power < Units.Length && bytes != 0 && bytes % 1024 == 0)
        {
            bytes /= 1024;
            power++;
        }
        return bytes.ToString(CultureInfo.InvariantCulture) + (power == 0 ? "" : Units.Substring(power - 1, 1));
    }

    /// <summary>How often 1024 is taken for a unit; null: it is none.</summary>
    private static int? PowerOf(string written)
    {
        var unit = (written.Length > 0 && written[0] == ' ' ? written.Substring(1) : written).ToLowerInvariant();
        if (unit.Length == 0 || unit == "b")
        {
            return written.EndsWith(" ", StringComparison.Ordinal) ? null : 0;
        }
        var power = Units.IndexOf(unit[0]) + 1;
        return power > 0 && unit.Substring(1) is "" or "b" or "ib" ? power : null;
    }
}
