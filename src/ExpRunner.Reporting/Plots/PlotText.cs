using System.Globalization;
using System.Text;

namespace ExpRunner.Reporting.Plots;

/// <summary>How numbers and names are written in pictures.</summary>
internal static class PlotText
{
    /// <summary>The minus sign (U+2212), which is as wide as a plus.</summary>
    public const char Minus = '\u2212';
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>A name on one line, without what would control a terminal or turn the direction of writing, cut at a length.</summary>
    public static string Short(string text, int longest)
    {
        var clean = new StringBuilder();
        var elements = StringInfo.GetTextElementEnumerator(text);
        var count = 0;
        while (elements.MoveNext())
        {
            if (++count > longest)
            {
                return clean.ToString(0, clean.Length).TrimEnd() + "…";
            }
            clean.Append(Clean(elements.GetTextElement()));
        }
        return clean.ToString();
    }

    /// <summary>A number with at most so many digits that count, and a real minus sign.</summary>
    public static string Number(double number, int digits = 4)
    {
        if (!double.IsFinite(number) || number == 0)
        {
            return double.IsNaN(number) ? "NaN" : number == 0 ? "0" : number > 0 ? "∞" : Minus + "∞";
        }
        var size = Math.Abs(number);
        var text = size is >= 1e-4 and < 1e6
            ? Math.Round(number, Math.Clamp(digits - 1 - (int)Math.Floor(Math.Log10(size)), 0, 15)).ToString("0.################", CultureInfo.InvariantCulture)
            : Scientific(number, digits);
        return text.Replace('-', Minus);
    }

    /// <summary>A number with so many decimals.</summary>
    public static string Fixed(double number, int decimals)
    {
        var text = number.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return text.StartsWith('-') ? text.AsSpan(1).IndexOfAnyExcept('0', '.') < 0 ? text[1..] : Minus + text[1..] : text;
    }

    /// <summary>A power of ten.</summary>
    public static string Power(int exponent)
        => "10" + string.Concat(exponent.ToString(CultureInfo.InvariantCulture).Select(sign => sign == '-' ? '⁻' : Superscripts[sign - '0']));

    /// <summary>How many numbers there are, for captions.</summary>
    public static string Count(IEnumerable<int> counts)
    {
        var (least, most) = (int.MaxValue, 0);
        foreach (var count in counts)
        {
            (least, most) = (Math.Min(least, count), Math.Max(most, count));
        }
        return most == 0 ? "n = 0" : least == most ? $"n = {most}" : $"n = {least} to {most}";
    }

    /// <summary>The text with what must not be parted by the end of a line held together by no-break spaces (U+00A0).</summary>
    public static string Glued(string text) => text.Replace(" = ", "\u00A0=\u00A0").Replace(" ± ", "\u00A0±\u00A0");

    /// <summary>The text with ordinary spaces again.</summary>
    public static string Loose(string text) => text.Replace('\u00A0', ' ');

    private static string Scientific(double number, int digits)
    {
        var parts = number.ToString("E" + (digits - 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).Split('E');
        var mantissa = parts[0].Contains('.') ? parts[0].TrimEnd('0').TrimEnd('.') : parts[0];
        var power = Power(int.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
        return mantissa is "1" ? power : mantissa is "-1" ? "-" + power : $"{mantissa}·{power}";
    }

    private static string Clean(string element) => Rune.TryGetRuneAt(element, 0, out var rune)
        ? Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => " ",
            UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned => "",
            _ => element,
        }
        : "";
}
