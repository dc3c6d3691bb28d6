using System.Globalization;
using System.Text.Json;
using ExpRunner.Values;

namespace ExpRunner.Spaces;

/// <summary>The type of a field of which no more is known than its values, as in program sweeps.</summary>
internal sealed class AnyType : ConfigType
{
    private AnyType()
    {
    }

    public static AnyType Instance { get; } = new();

    public override string Name => "value";

    public override Value Normalise(Value value) => value;

    public override Value WriteObject(object? value) => value switch
    {
        null => Value.Null,
        Value known => known,
        bool flag => Value.Of(flag),
        string text => Value.Of(text),
        sbyte or byte or short or ushort or int or uint or long or ulong or decimal => Value.Number(Convert.ToString(value, CultureInfo.InvariantCulture)!),
        double number => Value.Of(number),
        Half or float => Value.Number(Convert.ToString(value, CultureInfo.InvariantCulture)!),
        _ => Value.Of(Convert.ToString(value, CultureInfo.InvariantCulture)),
    };

    public override Value Parse(string text)
    {
        try
        {
            return Value.ParseJson(text);
        }
        catch (JsonException)
        {
            return Value.TryNumber(text, out var number) ? number : Value.Of(text);
        }
    }
}
