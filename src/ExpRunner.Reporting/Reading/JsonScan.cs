using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ExpRunner.Reporting;

/// <summary>
/// Finds the end of a JSON value and proves on the way that the full reader would take it: all methods give the place after the
/// value, or -1 for what is wrong or too rare to be known here. They look up to <see cref="LineSource.Padding"/> bytes past
/// the line, which ends with a byte below a space.
/// </summary>
internal static class JsonScan
{
    private const int Step = 32;
    private const int MostDepth = 32;
    private const int MostExponentDigits = 5;

    /// <summary>A number: digits, perhaps a fraction, perhaps an exponent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Number(ref byte text, int at)
    {
        var start = at + (At(ref text, at) == '-' ? 1 : 0);
        var (digits, points) = NumberBytes(ref text, start);
        var length = BitOperations.TrailingZeroCount(~(digits | points));
        var within = (uint)((1UL << length) - 1);
        var point = points & within;
        // No point at either end, at most one of them, no zero before another digit, nothing behind that belongs to the number.
        var isUsual = (digits & 1) != 0 && (point & (point - 1)) == 0 && point << 1 != within + 1 && length < Step
            && (At(ref text, start) != '0' || (digits & within & 2) == 0) && (At(ref text, start + length) | 0x20) != 'e';
        return isUsual ? start + length : LongNumber(ref text, start);
    }

    /// <summary>A string, from its opening quote on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int String(ref byte text, int at)
    {
        var stops = StringStops(ref text, at + 1);
        var end = at + 1 + BitOperations.TrailingZeroCount(stops);
        return stops != 0 && At(ref text, end) == '"' ? end + 1 : LongString(ref text, at + 1);
    }

    /// <summary>A list, from its opening bracket on.</summary>
    /// <param name="text">The line.</param>
    /// <param name="at">Where it begins.</param>
    /// <param name="items">How many items it has.</param>
    /// <param name="isPlain">Whether all items are numbers, true, false or null.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static int List(ref byte text, int at, out int items, out bool isPlain)
    {
        (items, isPlain) = (0, true);
        at = Blanks(ref text, at + 1);
        if (At(ref text, at) == ']')
        {
            return at + 1;
        }
        var guess = 0;
        while (true)
        {
            var (start, first) = (at, At(ref text, at));
            if (first is <= (byte)'9' and not (byte)'"')
            {
                at = Number(ref text, at);
            }
            else
            {
                isPlain &= first is not ((byte)'[' or (byte)'{' or (byte)'"');
                at = Value(ref text, at, 1);
            }
            if (at < 0)
            {
                return -1;
            }
            items++;
            // A guess that is mostly right lets the processor go on before it knows where the item ends.
            if (at - start == guess)
            {
                at = start + guess;
            }
            else
            {
                guess = at - start;
            }
            at = Blanks(ref text, at);
            switch (At(ref text, at))
            {
                case (byte)',':
                    at = Blanks(ref text, at + 1);
                    break;
                case (byte)']':
                    return at + 1;
                default:
                    return -1;
            }
        }
    }

    /// <summary>Whether the same bytes stand in both.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsSame(ref byte text, int at, ref byte literal, int from, int length)
    {
        for (; length > Step; length -= Step, at += Step, from += Step)
        {
            if (Equal(ref text, at, ref literal, from) != uint.MaxValue)
            {
                return false;
            }
        }
        return BitOperations.TrailingZeroCount(~(ulong)Equal(ref text, at, ref literal, from)) >= length;
    }

    /// <summary>true, false or null.</summary>
    public static int Word(ref byte text, int at)
    {
        var word = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref text, at));
        return word == Unsafe.ReadUnaligned<uint>(in "true"u8[0]) || word == Unsafe.ReadUnaligned<uint>(in "null"u8[0]) ? at + 4
            : word == Unsafe.ReadUnaligned<uint>(in "fals"u8[0]) && At(ref text, at + 4) == 'e' ? at + 5
            : -1;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Value(ref byte text, int at, int depth) => At(ref text, at) switch
    {
        (byte)'"' => String(ref text, at),
        (byte)'[' => depth > MostDepth ? -1 : Members(ref text, at, (byte)']', depth),
        (byte)'{' => depth > MostDepth ? -1 : Members(ref text, at, (byte)'}', depth),
        (byte)'-' or (>= (byte)'0' and <= (byte)'9') => Number(ref text, at),
        _ => Word(ref text, at),
    };

    private static int Members(ref byte text, int at, byte close, int depth)
    {
        at = Blanks(ref text, at + 1);
        if (At(ref text, at) == close)
        {
            return at + 1;
        }
        while (true)
        {
            if (close == '}')
            {
                at = At(ref text, at) == '"' ? String(ref text, at) : -1;
                at = at < 0 ? -1 : Blanks(ref text, at);
                if (at < 0 || At(ref text, at) != ':')
                {
                    return -1;
                }
                at = Blanks(ref text, at + 1);
            }
            at = Value(ref text, at, depth + 1);
            if (at < 0)
            {
                return -1;
            }
            at = Blanks(ref text, at);
            if (At(ref text, at) == close)
            {
                return at + 1;
            }
            if (At(ref text, at) != ',')
            {
                return -1;
            }
            at = Blanks(ref text, at + 1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte At(ref byte text, int at) => Unsafe.Add(ref text, at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Blanks(ref byte text, int at)
    {
        while (At(ref text, at) is (byte)' ' or (byte)'\t')
        {
            at++;
        }
        return at;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int LongNumber(ref byte text, int at)
    {
        var whole = SkipDigits(ref text, at);
        if (whole == at || (whole > at + 1 && At(ref text, at) == '0'))
        {
            return -1;
        }
        at = whole;
        if (At(ref text, at) == '.')
        {
            var fraction = SkipDigits(ref text, at + 1);
            if (fraction == at + 1)
            {
                return -1;
            }
            at = fraction;
        }
        if ((At(ref text, at) | 0x20) != 'e')
        {
            return at;
        }
        at += At(ref text, at + 1) is (byte)'+' or (byte)'-' ? 2 : 1;
        var end = SkipDigits(ref text, at);
        return end - at is > 0 and <= MostExponentDigits ? end : -1;
    }

    private static int SkipDigits(ref byte text, int at)
    {
        while ((uint)(At(ref text, at) - '0') <= 9)
        {
            at++;
        }
        return at;
    }

    /// <summary>The rest of a string that is long or has escapes.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int LongString(ref byte text, int at)
    {
        while (true)
        {
            var stops = StringStops(ref text, at);
            if (stops == 0)
            {
                at += Step;
                continue;
            }
            at += BitOperations.TrailingZeroCount(stops);
            switch (At(ref text, at))
            {
                case (byte)'"':
                    return at + 1;
                case (byte)'\\':
                    at = Escape(ref text, at + 1);
                    if (at < 0)
                    {
                        return -1;
                    }
                    break;
                default:
                    return -1;
            }
        }
    }

    /// <summary>Halves of surrogate pairs are left to the full reader, which wants them in pairs.</summary>
    private static int Escape(ref byte text, int at)
    {
        if (At(ref text, at) != 'u')
        {
            return At(ref text, at) is (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t' ? at + 1 : -1;
        }
        for (var i = 1; i <= 4; i++)
        {
            if (!char.IsAsciiHexDigit((char)At(ref text, at + i)))
            {
                return -1;
            }
        }
        var isSurrogate = (At(ref text, at + 1) | 0x20) == 'd' && At(ref text, at + 2) is >= (byte)'8';
        return isSurrogate ? -1 : at + 5;
    }

    /// <summary>A bit for each of the next 32 bytes that is a digit, and one for each that is a point.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (uint Digits, uint Points) NumberBytes(ref byte text, int at)
    {
        if (Vector256.IsHardwareAccelerated)
        {
            var chunk = Vector256.LoadUnsafe(ref text, (nuint)at);
            return (Vector256.LessThanOrEqual(chunk - Vector256.Create((byte)'0'), Vector256.Create((byte)9)).ExtractMostSignificantBits(),
                Vector256.Equals(chunk, Vector256.Create((byte)'.')).ExtractMostSignificantBits());
        }
        var (left, right) = (Vector128.LoadUnsafe(ref text, (nuint)at), Vector128.LoadUnsafe(ref text, (nuint)at + 16));
        return (Digits(left) | (Digits(right) << 16), Points(left) | (Points(right) << 16));

        static uint Digits(Vector128<byte> chunk) => Vector128.LessThanOrEqual(chunk - Vector128.Create((byte)'0'), Vector128.Create((byte)9)).ExtractMostSignificantBits();

        static uint Points(Vector128<byte> chunk) => Vector128.Equals(chunk, Vector128.Create((byte)'.')).ExtractMostSignificantBits();
    }

    /// <summary>A bit for each of the next 32 bytes that does not simply go on with a string: quotes, backslashes, control characters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint StringStops(ref byte text, int at)
    {
        if (Vector256.IsHardwareAccelerated)
        {
            var chunk = Vector256.LoadUnsafe(ref text, (nuint)at);
            return (Vector256.Equals(chunk, Vector256.Create((byte)'"')) | Vector256.Equals(chunk, Vector256.Create((byte)'\\'))
                | Vector256.LessThan(chunk, Vector256.Create((byte)' '))).ExtractMostSignificantBits();
        }
        return Half(ref text, at) | (Half(ref text, at + 16) << 16);

        static uint Half(ref byte text, int at)
        {
            var chunk = Vector128.LoadUnsafe(ref text, (nuint)at);
            return (Vector128.Equals(chunk, Vector128.Create((byte)'"')) | Vector128.Equals(chunk, Vector128.Create((byte)'\\'))
                | Vector128.LessThan(chunk, Vector128.Create((byte)' '))).ExtractMostSignificantBits();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Equal(ref byte left, int at, ref byte right, int from)
    {
        if (Vector256.IsHardwareAccelerated)
        {
            return Vector256.Equals(Vector256.LoadUnsafe(ref left, (nuint)at), Vector256.LoadUnsafe(ref right, (nuint)from)).ExtractMostSignificantBits();
        }
        return Vector128.Equals(Vector128.LoadUnsafe(ref left, (nuint)at), Vector128.LoadUnsafe(ref right, (nuint)from)).ExtractMostSignificantBits()
            | (Vector128.Equals(Vector128.LoadUnsafe(ref left, (nuint)at + 16), Vector128.LoadUnsafe(ref right, (nuint)from + 16)).ExtractMostSignificantBits() << 16);
    }
}
