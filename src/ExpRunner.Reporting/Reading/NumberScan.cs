using System.Globalization;

namespace ExpRunner.Reporting;

/// <summary>Reads the numbers of a list that was proved to hold nothing but numbers, true, false and null.</summary>
internal static class NumberScan
{
    /// <summary>Digits that a double holds exactly, as long as the power of ten is one of these too (W. D. Clinger, 1990).</summary>
    private const int ExactDigits = 15;

    private static readonly double[] Powers = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    /// <summary>Reads the item that begins at or after a place, true as 1 and false as 0, and gives the place after it.</summary>
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

    private static int ReadNumber(ReadOnlySpan<byte> line, int at, out double number)
    {
        var start = at;
        var isNegative = line[at] == '-';
        at += isNegative ? 1 : 0;
        var (digits, first, point) = (0L, at, -1);
        for (; (uint)at < (uint)line.Length; at++)
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
        var decimals = point < 0 ? 0 : at - point - 1;
        var isLong = at - first > ExactDigits || (at < line.Length && (line[at] | 0x20) == 'e');
        if (isLong)
        {
            return ReadLong(line, start, out number);
        }
        number = digits / Powers[decimals];
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
