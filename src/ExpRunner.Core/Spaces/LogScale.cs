using System.Numerics;

namespace ExpRunner.Spaces;

/// <summary>
/// Powers of two and logarithms that come out the same on every machine: grid points in whole numbers of fixed point,
/// random draws in nothing but IEEE additions and multiplications. The C library's functions differ between platforms in the last digit.
/// </summary>
internal static class LogScale
{
    private const int Bits = 352;
    private const int FractionBits = 160;
    private static readonly BigInteger One = BigInteger.One << Bits;
    private static readonly Lazy<BigInteger[]> Roots = new(RepeatedRoots);

    /// <summary>The binary logarithm of a quotient of two positive whole numbers, times 2^160.</summary>
    public static BigInteger Log2(BigInteger dividend, BigInteger divisor)
    {
        var whole = (int)(dividend.GetBitLength() - divisor.GetBitLength());
        var rest = whole >= 0 ? (dividend << Bits) / (divisor << whole) : (dividend << (Bits - whole)) / divisor;
        if (rest < One)
        {
            rest <<= 1;
            whole--;
        }
        var result = (BigInteger)whole;
        for (var i = 0; i < FractionBits; i++)
        {
            rest = (rest * rest) >> Bits;
            result <<= 1;
            if (rest >> (Bits + 1) != 0)
            {
                rest >>= 1;
                result++;
            }
        }
        return result;
    }

    /// <summary>Two to the power of <paramref name="exponent"/> / 2^160, as a quotient.</summary>
    public static (BigInteger Dividend, BigInteger Divisor) Power2(BigInteger exponent)
    {
        var whole = (int)(exponent >> FractionBits);
        var fraction = exponent - ((BigInteger)whole << FractionBits);
        var result = One;
        for (var i = 0; i < FractionBits; i++)
        {
            if (!((fraction >> (FractionBits - 1 - i)) & 1).IsZero)
            {
                result = (result * Roots.Value[i]) >> Bits;
            }
        }
        return whole >= 0 ? (result << whole, One) : (result, One << -whole);
    }

    /// <summary>A scaled logarithm as a double.</summary>
    public static double ToDouble(BigInteger logarithm) => Math.ScaleB((double)logarithm, -FractionBits);

    /// <summary><paramref name="factor"/> x 2^<paramref name="exponent"/>, to about one unit in the last place (Taylor's series of exp).</summary>
    public static double Scaled(double factor, double exponent)
    {
        var whole = Math.Round(exponent);
        var x = (exponent - whole) * 0.6931471805599453;
        var sum = 1.0;
        for (var n = 14; n > 0; n--)
        {
            sum = 1.0 + (x * sum / n);
        }
        return Math.ScaleB(factor * sum, (int)whole);
    }

    /// <summary>2^(1/2), 2^(1/4), 2^(1/8), … in fixed point.</summary>
    private static BigInteger[] RepeatedRoots()
    {
        var roots = new BigInteger[FractionBits];
        var value = One << 1;
        for (var i = 0; i < roots.Length; i++)
        {
            roots[i] = value = Root(value << Bits);
        }
        return roots;
    }

    /// <summary>The whole part of a square root, by Newton's method from above.</summary>
    private static BigInteger Root(BigInteger square)
    {
        var root = BigInteger.One << (int)((square.GetBitLength() / 2) + 1);
        while (true)
        {
            var better = (root + (square / root)) >> 1;
            if (better >= root)
            {
                return root;
            }
            root = better;
        }
    }
}
