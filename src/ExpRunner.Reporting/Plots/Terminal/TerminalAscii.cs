using System.Numerics;
using System.Text.RegularExpressions;

namespace ExpRunner.Reporting.Plots;

/// <summary>Lines of a picture in ASCII alone, for terminals and logs that have no other characters; nearly every character keeps its place.</summary>
internal static partial class TerminalAscii
{
    private const string From = "█▉▊▋▌▍▎▏░▒▓─│┤┬└●■▲◆▼○□△◇▽…−×⁻⁰¹²³⁴⁵⁶⁷⁸⁹·\u00A0";
    private const string To = "####||||.:*-|+++o#^*v0@Axy~-x-0123456789. ";
    private const int Upper = 0x01 | 0x08 | 0x02 | 0x10;

    /// <summary>The line; what has no likeness is a question mark.</summary>
    public static string Of(string line)
    {
        var written = line.Replace("η²", "eta^2", StringComparison.Ordinal).Replace("R²", "R^2", StringComparison.Ordinal).Replace("±", "+-", StringComparison.Ordinal).Replace("∞", "inf", StringComparison.Ordinal);
        written = Power().Replace(Times().Replace(written, "e$1"), "1e$1");
        return string.Concat(written.EnumerateRunes().Select(rune => rune.IsAscii ? (char)rune.Value : Like(rune.Value)));
    }

    private static char Like(int sign)
    {
        if (sign is >= 0x2800 and <= 0x28FF)
        {
            return Dots(sign - 0x2800);
        }
        var place = sign <= char.MaxValue ? From.IndexOf((char)sign) : -1;
        return place < 0 ? '?' : To[place];
    }

    /// <summary>Braille dots by where they are and how many.</summary>
    private static char Dots(int dots) => BitOperations.PopCount((uint)dots) >= 5 ? '#' : (dots & ~Upper) == 0 ? '\'' : (dots & Upper) == 0 ? '.' : ':';

    [GeneratedRegex("(?<=[0-9])·10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)")]
    private static partial Regex Times();

    [GeneratedRegex("(?<![0-9.])10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)")]
    private static partial Regex Power();
}
