using System.Globalization;
using System.Numerics;
using ExpRunner.Values;

namespace ExpRunner.Spaces;

/// <summary>A decimal number without rounding: <c>Mantissa x 10^Exponent</c>. Ranges are computed in it, so that steps do not drift.</summary>
internal readonly record struct ExactNumber(BigInteger Mantissa, int Exponent)
{
    private const int ExponentLimit = 2000;

    /// <summary>Reads a finite number as JSON or C# writes it.</summary>
    /// <exception cref="ConfigException">The text is no finite number.</exception>
    public static ExactNumber Parse(string text) => TryParse(text, out var number) ? number : throw new ConfigException($"'{text}' is not a finite number.");

    public static bool TryParse(string text, out ExactNumber number)
    {
        var mark = text.AsSpan().IndexOfAny('e', 'E');
        var mantissa = mark < 0 ? text : text[..mark];
        var exponent = 0;
        number = default;
        if (mark >= 0 && !int.TryParse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
        {
            return false;
        }
        var dot = mantissa.IndexOf('.');
        if (dot >= 0)
        {
            exponent -= mantissa.Length - dot - 1;
            mantissa = mantissa.Remove(dot, 1);
        }
        var legal = Math.Abs((long)exponent) <= ExponentLimit
            && BigInteger.TryParse(mantissa, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var digits);
        number = legal ? new(BigInteger.Parse(mantissa, CultureInfo.InvariantCulture), exponent) : default;
        return legal;
    }

    public bool IsWhole => Exponent >= 0 || (Mantissa % Power(-Exponent)).IsZero;

    public int Sign => Mantissa.Sign;

    /// <summary>The mantissa this number has with a smaller exponent.</summary>
    public BigInteger At(int exponent) => Mantissa * Power(Exponent - exponent);

    /// <summary>The whole number this is; only where <see cref="IsWhole"/>.</summary>
    public BigInteger ToWhole() => Exponent >= 0 ? At(0) : Mantissa / Power(-Exponent);

    public double ToDouble() => double.Parse(ToString(), CultureInfo.InvariantCulture);

    public int CompareTo(ExactNumber other)
    {
        var exponent = Math.Min(Exponent, other.Exponent);
        return At(exponent).CompareTo(other.At(exponent));
    }

    /// <summary>The quotient of two whole numbers, the second positive, rounded to so many significant digits or one more.</summary>
    public static ExactNumber Quotient(BigInteger dividend, BigInteger divisor, int digits)
    {
        var more = digits + (int)((divisor.GetBitLength() - BigInteger.Abs(dividend).GetBitLength()) * 0.30103) + 1;
        var scaled = more >= 0 ? dividend * Power(more) : dividend;
        var scale = more >= 0 ? divisor : divisor * Power(-more);
        return new(RoundedQuotient(scaled, scale), -more);
    }

    /// <summary>The nearest whole number to a quotient, the divisor positive; halves go up.</summary>
    public static BigInteger RoundedQuotient(BigInteger dividend, BigInteger divisor) => Floor((2 * dividend) + divisor, 2 * divisor);

    /// <summary>The largest whole number not above a quotient, the divisor positive.</summary>
    public static BigInteger Floor(BigInteger dividend, BigInteger divisor)
    {
        var quotient = BigInteger.DivRem(dividend, divisor, out var rest);
        return rest.Sign < 0 ? quotient - 1 : quotient;
    }

    public static BigInteger Power(int exponent) => BigInteger.Pow(10, exponent);

    public static ExactNumber operator *(ExactNumber left, ExactNumber right) => new(left.Mantissa * right.Mantissa, left.Exponent + right.Exponent);

    /// <summary>The canonical text of the number.</summary>
    public override string ToString() => NumberText.Canonical(string.Create(CultureInfo.InvariantCulture, $"{Mantissa}E{Exponent}"));
}
