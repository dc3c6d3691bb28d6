using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ExpRunner.Reporting;

/// <summary>Reads the numbers of a list that was proved to hold nothing but numbers, true, false and null.</summary>
internal static class NumberScan
{
    /// <summary>Digits that a double holds exactly, as long as the power of ten is one of these too (W. D. Clinger, 1990).</summary>
    private const int ExactDigits = 15;

    private const ulong Zeros = 0x3030303030303030;
    private const ulong Nines = 0x7676767676767676;
    private const ulong Tops = 0x8080808080808080;

    private static readonly double[] Powers = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    /// <summary>Reads the item that begins at or after a place, true as 1 and false as 0, and gives the place after it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Read(ReadOnlySpan<byte> line, int at, out double number, out bool isNumber)
    {
        while (line[at] is (byte)' ' or (byte)'\t' or (byte)',')
        {
            at++;
        }
        isNumber = line[at] != 'n';
        if (line[at] is (byte)'t' or (byte)'n' or (byte)'f')
        {
            number = line[at] == 't' ? 1 : 0;
            return at + (line[at] == 'f' ? 5 : 4);
        }
        return ReadNumber(line, at, out number);
    }

    /// <summary>Up to seven bytes are read as one word (W. Mula, D. Lemire and others: eight digits in three multiplications).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int ReadNumber(ReadOnlySpan<byte> line, int at, out double number)
    {
        var first = line[at] == '-' ? at + 1 : at;
        if (!BitConverter.IsLittleEndian || first + sizeof(ulong) > line.Length)
        {
            return ReadLong(line, at, out number);
        }
        var word = MemoryMarshal.Read<ulong>(line[first..]) ^ Zeros;
        var others = ((word + Nines) | word) & Tops;
        var whole = BitOperations.TrailingZeroCount(others) / 8;
        var hasPoint = whole < 7 && line[first + whole] == '.';
        var end = BitOperations.TrailingZeroCount(hasPoint ? others & (others - 1) : others) / 8;
        if (end > 7 || line[first + end] == '.' || (line[first + end] | 0x20) == 'e')
        {
            return ReadDigits(line, at, out number);
        }
        var digits = end;
        if (hasPoint)
        {
            var below = (1UL << (8 * whole)) - 1;
            word = (word & below) | ((word >> 8) & ~below);
            digits--;
        }
        number = EightDigits(word << (64 - (8 * digits))) / Powers[hasPoint ? end - whole - 1 : 0];
        number = first > at ? -number : number;
        return first + end;
    }

    private static uint EightDigits(ulong word)
    {
        word = (word * 10) + (word >> 8);
        return (uint)((((word & 0x000000FF000000FF) * 0x000F424000000064) + (((word >> 16) & 0x000000FF000000FF) * 0x0000271000000001)) >> 32);
    }

    private static int ReadDigits(ReadOnlySpan<byte> line, int at, out double number)
    {
        var start = at;
        var isNegative = line[at] == '-';
        at += isNegative ? 1 : 0;
        var (digits, first, point) = (0L, at, -1);
        for (; (uint)at < (uint)line.Length && at - first <= ExactDigits + 1; at++)
        {
            var digit = (uint)(line[at] - '0');
            if (digit <= 9)
            {
                digits = (digits * 10) + digit;
                continue;
            }
            if (line[at] != '.' || point >= 0)
            {
                break;
            }
            point = at;
        }
        if (at - first > ExactDigits || (at < line.Length && (line[at] | 0x20) == 'e'))
        {
            return ReadLong(line, start, out number);
        }
        number = digits / Powers[point < 0 ? 0 : at - point - 1];
        number = isNegative ? -number : number;
        return at;
    }

    private static int ReadLong(ReadOnlySpan<byte> line, int at, out double number)
    {
        var length = line[at..].IndexOfAnyExcept("+-.0123456789Ee"u8);
        var text = length < 0 ? line[at..] : line.Slice(at, length);
        number = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return at + text.Length;
    }
}
