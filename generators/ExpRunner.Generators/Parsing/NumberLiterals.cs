using System.Globalization;

namespace ExpRunner.Generators.Parsing;

/// <summary>Numbers as C# writes them, checked against the type that is to hold them.</summary>
internal static class NumberLiterals
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    private static readonly Dictionary<string, (decimal Min, decimal Max, string Suffix)> Whole = new()
    {
        ["Byte"] = (byte.MinValue, byte.MaxValue, ""),
        ["SByte"] = (sbyte.MinValue, sbyte.MaxValue, ""),
        ["Int16"] = (short.MinValue, short.MaxValue, ""),
        ["UInt16"] = (ushort.MinValue, ushort.MaxValue, ""),
        ["Int32"] = (int.MinValue, int.MaxValue, ""),
        ["UInt32"] = (uint.MinValue, uint.MaxValue, "U"),
        ["Int64"] = (long.MinValue, long.MaxValue, "L"),
        ["UInt64"] = (ulong.MinValue, ulong.MaxValue, "UL"),
    };

    public static bool IsWhole(string factory) => Whole.ContainsKey(factory);

    public static bool IsNumber(string factory) => IsWhole(factory) || factory is "Half" or "Single" or "Double" or "Decimal";

    /// <summary>Text stands for numbers only where attributes cannot carry the type.</summary>
    public static Literal FromText(string text, string factory)
        => factory is "Decimal" or "Half" && TryRead(text, out var number) ? Write(number, factory) : Literal.Wrong;

    /// <summary>A whole constant fits every number type that can hold it; a fraction only those with a point.</summary>
    public static Literal FromConstant(object constant, string factory)
    {
        if (constant is double or float && IsWhole(factory))
        {
            return Literal.Wrong;
        }
        return TryText(constant, out var text) && TryRead(text, out var number) ? Write(number, factory) : Literal.Wrong;
    }

    /// <summary>The shortest invariant text of a numeric constant.</summary>
    public static bool TryText(object? constant, out string text)
    {
        text = constant switch
        {
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            float number => number.ToString("R", CultureInfo.InvariantCulture),
            sbyte or byte or short or ushort or int or uint or long or ulong => Convert.ToString(constant, CultureInfo.InvariantCulture)!,
            _ => "",
        };
        return text.Length > 0;
    }

    /// <summary>Reads a number; exact where it fits a decimal.</summary>
    public static bool TryRead(string text, out (double Value, decimal? Exact) number)
    {
        var isNumber = double.TryParse(text, Style, CultureInfo.InvariantCulture, out var value);
        decimal? exact = decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out var parsed) && (parsed != 0 || value == 0) ? parsed : null;
        number = (value, exact);
        return isNumber;
    }

    /// <summary>Whether a type can hold a number.</summary>
    public static bool Fits((double Value, decimal? Exact) number, string factory) => factory switch
    {
        "Decimal" => number.Exact is not null,
        "Single" => double.IsInfinity(number.Value) || Math.Abs(number.Value) <= float.MaxValue,
        "Half" => double.IsInfinity(number.Value) || Math.Abs(number.Value) < 65520,
        "Double" => true,
        _ => number.Exact is { } exact && decimal.Truncate(exact) == exact && exact >= Whole[factory].Min && exact <= Whole[factory].Max,
    };

    /// <summary>The whole number of a type that is nearest to a number, as C# writes it.</summary>
    public static string Nearest((double Value, decimal? Exact) number, string factory)
    {
        var (min, max, _) = Whole[factory];
        var whole = decimal.Round(number.Exact ?? (number.Value > 0 ? max : min), MidpointRounding.AwayFromZero);
        return Math.Min(max, Math.Max(min, whole)).ToString("0", CultureInfo.InvariantCulture);
    }

    private static Literal Write((double Value, decimal? Exact) number, string factory)
    {
        if (double.IsNaN(number.Value))
        {
            return new(null, IsNaN: true);
        }
        return Fits(number, factory) ? new(Text(number, factory)) : Literal.Wrong;
    }

    private static string Text((double Value, decimal? Exact) number, string factory) => factory switch
    {
        "Decimal" => (number.Exact!.Value / 1.000000000000000000000000000000000m).ToString(CultureInfo.InvariantCulture) + "m",
        "Double" => Real(number.Value, "double", "d", number.Value.ToString("R", CultureInfo.InvariantCulture)),
        "Single" => Real(number.Value, "float", "f", ((float)number.Value).ToString("R", CultureInfo.InvariantCulture)),
        "Half" => $"(global::System.Half)({Real(number.Value, "double", "d", number.Value.ToString("R", CultureInfo.InvariantCulture))})",
        _ => number.Exact!.Value.ToString("0", CultureInfo.InvariantCulture) + Whole[factory].Suffix,
    };

    private static string Real(double value, string type, string suffix, string text) => value switch
    {
        0 => "0" + suffix,
        double.PositiveInfinity => type + ".PositiveInfinity",
        double.NegativeInfinity => type + ".NegativeInfinity",
        _ => text + suffix,
    };
}
