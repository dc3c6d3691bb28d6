using ExpRunner.Values;

namespace ExpRunner.Programs.Captures;

/// <summary>What printed text means.</summary>
internal static class PrintedValue
{
    /// <summary>A number as it was printed, nan and inf too, in any case; anything else is text.</summary>
    public static Value Read(string text)
    {
        if (Value.TryNumber(text, out var number) && (char.IsAsciiDigit(text[^1]) || text[^1] == '.'))
        {
            return number;
        }
        return text.TrimStart('+', '-').ToLowerInvariant() switch
        {
            "nan" => Value.Of(double.NaN),
            "inf" or "infinity" => Value.Of(text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity),
            _ => Value.Of(text),
        };
    }
}
