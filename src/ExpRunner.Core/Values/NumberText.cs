using System.Globalization;

namespace ExpRunner.Values;

/// <summary>How numbers are written: the shortest text that reads back the same, and one canonical text for one value.</summary>
internal static class NumberText
{
    /// <summary>The shortest text that reads back as the same double; -0 is 0.</summary>
    public static string Shortest(double number) => number switch
    {
        0 => "0",
        double.PositiveInfinity => "Infinity",
        double.NegativeInfinity => "-Infinity",
        _ => number.ToString("R", CultureInfo.InvariantCulture),
    };

    /// <summary>
    /// One text for one decimal value: <c>1e-5</c>, <c>0.00001</c> and <c>1.0E-05</c> all give <c>1E-5</c>, and <c>-0.0</c> gives <c>0</c>.
    /// Up to 21 digits are written plainly, everything else as digits, <c>E</c> and exponent.
    /// </summary>
    public static string Canonical(string text)
    {
        var (negative, digits, exponent) = Parse(text);
        if (digits.Length == 0)
        {
            return "0";
        }
        var point = digits.Length + exponent;
        var body = (exponent, point) switch
        {
            ( >= 0, <= 21) => digits + new string('0', exponent),
            ( < 0, > 0 and <= 21) => digits[..point] + "." + digits[point..],
            ( < 0, <= 0 and > -4) => "0." + new string('0', -point) + digits,
            _ => digits[..1] + (digits.Length > 1 ? "." + digits[1..] : "") + "E" + (point - 1).ToString(CultureInfo.InvariantCulture),
        };
        return negative ? "-" + body : body;
    }

    /// <summary>Whether the exponent is one that can be written out; nobody means more than a million digits.</summary>
    public static bool HasUsableExponent(string text)
    {
        var mark = text.AsSpan().IndexOfAny('e', 'E');
        return mark < 0 || (int.TryParse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent) && Math.Abs((long)exponent) <= 1_000_000);
    }

    /// <summary>The text as JSON takes it: no leading plus, a digit on both sides of the point (<c>.5</c> is <c>0.5</c>).</summary>
    public static string AsJson(string text)
    {
        var isJson = char.IsAsciiDigit(text[^1]) && StartsAsJson(text) && !text.Contains(".e", StringComparison.OrdinalIgnoreCase);
        return isJson ? text : Canonical(text);
    }

    private static bool StartsAsJson(string text)
    {
        var body = text.AsSpan(text.StartsWith('-') ? 1 : 0);
        return char.IsAsciiDigit(body[0]) && (body[0] != '0' || body.Length == 1 || !char.IsAsciiDigit(body[1]));
    }

    /// <summary>Takes a decimal text apart: value = digits x 10^exponent, digits without leading or trailing zeros.</summary>
    private static (bool Negative, string Digits, int Exponent) Parse(string text)
    {
        var negative = text.StartsWith('-');
        var mark = text.AsSpan().IndexOfAny('e', 'E');
        var mantissa = (mark < 0 ? text : text[..mark]).TrimStart('+', '-');
        var exponent = mark < 0 ? 0 : int.Parse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var dot = mantissa.IndexOf('.');
        if (dot >= 0)
        {
            exponent -= mantissa.Length - dot - 1;
            mantissa = mantissa.Remove(dot, 1);
        }
        var trimmed = mantissa.TrimEnd('0');
        exponent += mantissa.Length - trimmed.Length;
        return (negative, trimmed.TrimStart('0'), exponent);
    }
}
