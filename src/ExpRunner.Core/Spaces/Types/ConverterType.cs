using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using ExpRunner.Values;

namespace ExpRunner.Spaces;

/// <summary>A type that brings its own System.Text.Json converter.</summary>
internal sealed class ConverterType<T>(JsonConverter<T> converter) : ConfigType<T>
{
    public override string Name => typeof(T).Name;

    public override T Read(Value value)
    {
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(value.ToJson()));
            reader.Read();
            return converter.Read(ref reader, typeof(T), JsonSerializerOptions.Default)!;
        }
        catch (Exception fault) when (fault is JsonException or FormatException or InvalidOperationException)
        {
            throw NotThis(value, fault);
        }
    }

    public override Value Write(T value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            converter.Write(writer, value, JsonSerializerOptions.Default);
        }
        return Value.ParseJson(buffer.WrittenSpan);
    }
}
