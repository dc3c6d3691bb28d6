using ExpRunner.Values;

namespace ExpRunner.Reporting.Plots;

/// <summary>Short words for JSON.</summary>
internal static class Json
{
    /// <summary>An object.</summary>
    public static Value Of(params (string Name, Value Value)[] members) => Value.Object(members);

    /// <summary>A list of numbers; what is not finite is null.</summary>
    public static Value Of(params IEnumerable<double> numbers) => Value.List([.. numbers.Select(Number)]);

    /// <summary>A number, or null where it is not finite.</summary>
    public static Value Number(double number) => double.IsFinite(number) ? Value.Of(number) : Value.Null;
}
