using System.Globalization;
using System.Numerics;
using ExpRunner.Values;

namespace ExpRunner.Expressions;

/// <summary>How a number is written: F3 decimals, E3 with exponent, G3 significant digits, D3 whole with leading zeros; the same in every culture.</summary>
internal sealed class NumberFormat
{
    private const int MostDigits = 50;
    private readonly string _format;

    private NumberFormat(string format) => _format = format;

    private char Letter => char.ToUpperInvariant(_format[0]);

    /// <summary>Reads a format.</summary>
    /// <param name="text">The format.</param>
    /// <param name="fault">Makes the error where it is none.</param>
    public static NumberFormat Parse(string text, Func<string, ExpressionException> fault)
    {
        var isKnown = text.Length > 0 && "FEGDfegd".Contains(text[0]) && text.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0 && text.Length <= 3;
        return isKnown && (text.Length == 1 || int.Parse(text.AsSpan(1), CultureInfo.InvariantCulture) <= MostDigits)
            ? new(text)
            : throw fault($"'{(text.Length <= 40 ? text : text[..40] + "…")}' is no format; write F3 (decimals), E3 (exponent), G3 (significant digits) or D3 (leading zeros), with up to {MostDigits} digits.");
    }

    /// <summary>The number as text.</summary>
    public string Apply(Value value, Place place)
    {
        var number = place.Number(value, $"The format {_format}");
        return Letter switch
        {
            'D' => Whole(value, number, place).ToString(_format, CultureInfo.InvariantCulture),
            'G' when _format.Length == 1 => value.ToString(),
            _ => number.ToString(_format, CultureInfo.InvariantCulture),
        };
    }

    private BigInteger Whole(Value value, double number, Place place)
    {
        if (!double.IsFinite(number) || Math.Floor(number) != number)
        {
            throw place.Fault($"The format {_format} is for whole numbers, not {Place.Name(value)}.");
        }
        return decimal.TryParse(value.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exact) ? new(exact) : new(number);
    }
}
