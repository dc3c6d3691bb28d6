using System.Globalization;

namespace ExpRunner.Hosting;

/// <summary>Amounts of memory as people type them: <c>2g</c>, <c>1.5GB</c>, <c>512m</c>; a k is 1024 bytes.</summary>
internal static class SizeText
{
    private const string Units = "kmgt";

    /// <summary>Reads an amount, in bytes.</summary>
    /// <exception cref="FormatException">It is none, or has no unit.</exception>
    public static long Parse(string text)
    {
        var name = text.Trim().ToLowerInvariant().TrimEnd('b').TrimEnd('i');
        var power = name.Length == 0 ? 0 : Units.IndexOf(name[^1]) + 1;
        return power > 0 && double.TryParse(name[..^1], NumberStyles.AllowDecimalPoint | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var amount)
            && amount * Math.Pow(1024, power) is >= 1 and < long.MaxValue and var bytes
            ? (long)bytes
            : throw new FormatException($"'{text}' is not an amount of memory. Write 500m, 2g or 1.5g.");
    }
}
