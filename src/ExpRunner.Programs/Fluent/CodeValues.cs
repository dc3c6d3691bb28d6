using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ExpRunner.Spaces;
using ExpRunner.Values;

namespace ExpRunner;

/// <summary>Values between C# code and configs.</summary>
internal static class CodeValues
{
    /// <summary>How values are read and written by type.</summary>
    public static JsonSerializerOptions Json { get; } = new()
    {
        NumberHandling = JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(), new ValueJson() },
        IncludeFields = true,
    };

    /// <summary>A value that code gives.</summary>
    public static Value Of(object? value) => value switch
    {
        Int128 or UInt128 or System.Numerics.BigInteger => Value.Number(Convert.ToString(value, CultureInfo.InvariantCulture)!),
        DateTime or DateTimeOffset => Value.Of(((IFormattable)value).ToString("O", CultureInfo.InvariantCulture)),
        DateOnly date => Value.Of(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        string or null or Value => AnyType.Instance.WriteObject(value),
        IEnumerable items => Value.List([.. items.Cast<object?>().Select(Of)]),
        _ => AnyType.Instance.WriteObject(value),
    };

    /// <summary>Several values; a list that stands alone is meant as them.</summary>
    public static Value[] Several(object?[]? values) => values switch
    {
        null => [Value.Null],
        [IEnumerable items and not string] => [.. items.Cast<object?>().Select(Of)],
        _ => Array.ConvertAll(values, Of),
    };

    /// <summary>A number as ranges take it: as it would be written.</summary>
    public static string NumberOf(double number) => Value.Of(number).ToString();

    /// <summary>What a user's type holds, as JSON knows it.</summary>
    public static Value Written<T>(T value) => value is Value known ? known : Value.ParseJson(JsonSerializer.SerializeToUtf8Bytes(value, Json));
}
