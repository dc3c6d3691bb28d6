using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using ExpRunner.Values;

namespace ExpRunner.Programs.SweepFiles.Yaml;

/// <summary>What words without quotes mean: the core schema of YAML 1.2 (section 10.3.2), which has no dates and no yes, no, on, off.</summary>
internal static partial class CoreSchema
{
    /// <summary>The value of a word; a decimal number keeps the text it was written with.</summary>
    /// <exception cref="FormatException">It is written like a number, but none that can be kept.</exception>
    public static Value Read(string word) => word switch
    {
        "" or "~" or "null" or "Null" or "NULL" => Value.Null,
        "true" or "True" or "TRUE" => Value.Of(true),
        "false" or "False" or "FALSE" => Value.Of(false),
        ".nan" or ".NaN" or ".NAN" => Value.Of(double.NaN),
        ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF" => Value.Of(double.PositiveInfinity),
        "-.inf" or "-.Inf" or "-.INF" => Value.Of(double.NegativeInfinity),
        _ when Hexadecimal().IsMatch(word) => Whole(BigInteger.Parse($"0{word.AsSpan(2)}", NumberStyles.HexNumber, CultureInfo.InvariantCulture)),
        _ when Octal().IsMatch(word) => Whole(word.Skip(2).Aggregate(BigInteger.Zero, (number, digit) => (number * 8) + (digit - '0'))),
        _ when Decimal().IsMatch(word) => Value.TryNumber(word, out var number) ? number : throw new FormatException($"{word} is out of range."),
        _ => Value.Of(word),
    };

    private static Value Whole(BigInteger number) => Value.Number(number.ToString(CultureInfo.InvariantCulture));

    [GeneratedRegex(@"^0x[0-9a-fA-F]+\z")]
    private static partial Regex Hexadecimal();

    [GeneratedRegex(@"^0o[0-7]+\z")]
    private static partial Regex Octal();

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z")]
    private static partial Regex Decimal();
}
