using System.Text.Json;
using System.Text.Json.Serialization;
using ExpRunner;

namespace Samples;

/// <summary>Types with their own converter.</summary>
[Experiment]
public partial class Converted
{
    public Celsius Warm { get; init; } = new(20);
    public Celsius? Maybe { get; init; }
    [JsonConverter(typeof(ListConverter))] public System.Collections.BitArray Bits { get; init; } = new(2);
    [JsonConverter(typeof(JsonStringEnumConverter))] public Level Level { get; init; } = Level.High;
    public Level2 Other { get; init; }

    public double Fit() => Warm.Degrees + Bits.Length + (Maybe?.Degrees ?? 0) + (int)Level + (int)Other;

    private sealed class ListConverter : JsonConverter<System.Collections.BitArray>
    {
        public override System.Collections.BitArray Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => new(reader.GetInt32());

        public override void Write(Utf8JsonWriter writer, System.Collections.BitArray value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Length);
    }
}

public enum Level { Low, High }

[JsonConverter(typeof(JsonStringEnumConverter<Level2>))]
public enum Level2 { Left, Right }

[JsonConverter(typeof(CelsiusConverter))]
public readonly record struct Celsius(double Degrees);

public sealed class CelsiusConverter : JsonConverter<Celsius>
{
    public override Celsius Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => new(double.Parse(reader.GetString()![..^1], System.Globalization.CultureInfo.InvariantCulture));

    public override void Write(Utf8JsonWriter writer, Celsius value, JsonSerializerOptions options) => writer.WriteStringValue(FormattableString.Invariant($"{value.Degrees}C"));
}
