using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>Reads the experiment_id of lines.</summary>
internal static class LineId
{
    private const int MostDigits = 15;

    /// <summary>What a line without an id counts as: it comes after all others, and nothing replaces it.</summary>
    public const long None = long.MaxValue;

    /// <summary>The id of a line; false where it is no plain whole number.</summary>
    public static bool TryRead(LineReading reading, out long id)
    {
        if (reading.Layout is { } layout)
        {
            if (layout.Id < 0)
            {
                id = None;
                return true;
            }
            var digits = reading.Places[layout.Id].Of(reading.Line);
            if (digits.Length <= MostDigits && TryDigits(digits, out id))
            {
                return true;
            }
        }
        return TryValue(reading.Row.Id, out id);
    }

    private static bool TryDigits(ReadOnlySpan<byte> digits, out long id)
    {
        id = 0;
        foreach (var digit in digits)
        {
            if ((uint)(digit - '0') > 9)
            {
                return false;
            }
            id = (id * 10) + (digit - '0');
        }
        return true;
    }

    private static bool TryValue(Value value, out long id)
    {
        id = None;
        if (value.Kind != ValueKind.Number)
        {
            return value.IsNull;
        }
        var number = value.AsDouble();
        var isWhole = number is >= 0 and < 1L << 53 && Math.Floor(number) == number;
        id = isWhole ? (long)number : id;
        return isWhole;
    }
}
