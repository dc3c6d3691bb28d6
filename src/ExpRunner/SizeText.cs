using System.Globalization;
using System.Text.RegularExpressions;

namespace ExpRunner.Hosting;

/// <summary>Sizes as people type them: <c>65536</c> (bytes), <c>500k</c>, <c>10m</c>, <c>1.5g</c>; a k is 1024.</summary>
internal static partial class SizeText
{
    /// <summary>Reads a size in bytes.</summary>
    /// <exception cref="FormatException">It is none, or is not above zero.</exception>
    public static long Parse(string text)
    {
        var match = Form().Match(text);
        var unit = match.Groups["unit"].ValueSpan is [var letter, ..] ? 1L << (10 * (1 + "kmgt".IndexOf(char.ToLowerInvariant(letter)))) : 1;
        var size = match.Success ? decimal.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture) * unit : 0;
        return size >= 1 && size < 1L << 60 ? (long)size : throw new FormatException($"'{text}' is not a size above zero. Write 65536, 500k, 10m or 1g.");
    }

    [GeneratedRegex(@"^(?<number>\d{1,15}(\.\d{1,6})?) ?(?<unit>[kmgtKMGT])?(i?[bB])?$", RegexOptions.ECMAScript)]
    private static partial Regex Form();
}
