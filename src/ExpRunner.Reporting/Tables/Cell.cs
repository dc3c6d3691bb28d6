using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>What can be said of a single cell.</summary>
internal static class Cell
{
    /// <summary>A text that is equal for cells that mean the same.</summary>
    public static string Key(Value cell) => cell.Kind switch
    {
        ValueKind.Number when Math.Abs(cell.AsDouble()) < 1L << 53 => NumberText.Shortest(cell.AsDouble()),
        ValueKind.Text => "'" + cell.AsText(),
        _ => cell.ToString(),
    };

    /// <summary>One text for several cells.</summary>
    public static string Key(IEnumerable<Value> cells) => string.Concat(cells.Select(cell =>
    {
        var key = Key(cell);
        return $"{key.Length}:{key}";
    }));

    /// <summary>A number, or null where it is not defined.</summary>
    public static Value Defined(bool isDefined, double number) => isDefined ? Value.Of(number) : Value.Null;

    /// <summary>The number rounded to decimals, halves away from zero; anything but a finite number stays.</summary>
    public static Value Rounded(Value cell, int decimals)
        => cell.Kind == ValueKind.Number && double.IsFinite(cell.AsDouble())
            ? Value.Of(Math.Round(cell.AsDouble(), decimals, MidpointRounding.AwayFromZero))
            : cell;
}
