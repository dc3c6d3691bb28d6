using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace ExpRunner.Generators.Parsing;

/// <summary>Types that attributes carry as text: read at compile time, written as constructor calls.</summary>
internal static class TextLiterals
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    private static readonly string[] Times = ["h\\:mm", "h\\:mm\\:ss", "h\\:mm\\:ss\\.FFFFFFF", "hh\\:mm", "hh\\:mm\\:ss", "hh\\:mm\\:ss\\.FFFFFFF"];

    public static Literal Parse(string text, string factory) => factory switch
    {
        "Guid" => Guid.TryParse(text, out var id) ? New("Guid", $"\"{id:D}\"") : new(null, WayOut: "; write 8-4-4-4-12 hexadecimal digits"),
        "TimeSpan" => TimeSpan.TryParse(text, Invariant, out var span)
            ? New("TimeSpan", $"{Ticks(span.Ticks)} /* {span.ToString("c", Invariant)} */")
            : new(null, WayOut: "; write it like 01:30:00"),
        "DateTime" => DateTime.TryParse(text, Invariant, DateTimeStyles.RoundtripKind, out var date)
            ? New("DateTime", $"{Ticks(date.Ticks)} /* {date.ToString("s", Invariant)} */, global::System.DateTimeKind.{date.Kind}")
            : new(null, WayOut: "; write it like 2024-12-31T23:59:59Z"),
        "DateTimeOffset" => DateTimeOffset.TryParse(text, Invariant, DateTimeStyles.AssumeUniversal, out var moment)
            ? New("DateTimeOffset", $"{Ticks(moment.Ticks)} /* {moment.ToString("s", Invariant)} */, new global::System.TimeSpan({Ticks(moment.Offset.Ticks)})")
            : new(null, WayOut: "; write it like 2024-12-31T23:59:59+01:00"),
        "DateOnly" => DateTime.TryParseExact(text, "yyyy-MM-dd", Invariant, DateTimeStyles.None, out var day)
            ? New("DateOnly", string.Format(Invariant, "{0}, {1}, {2}", day.Year, day.Month, day.Day))
            : new(null, WayOut: "; write it like 2024-12-31"),
        "TimeOnly" => TimeSpan.TryParseExact(text, Times, Invariant, out var time)
            ? New("TimeOnly", $"{Ticks(time.Ticks)} /* {time.ToString("c", Invariant)} */")
            : new(null, WayOut: "; write it like 23:59:59"),
        "Uri" => Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out _)
            ? New("Uri", $"{SymbolDisplay.FormatLiteral(text, quote: true)}, global::System.UriKind.RelativeOrAbsolute")
            : Literal.Wrong,
        _ => Literal.Wrong,
    };

    private static Literal New(string type, string arguments) => new($"new global::System.{type}({arguments})");

    private static string Ticks(long ticks) => ticks.ToString(Invariant) + "L";
}
