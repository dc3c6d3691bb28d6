using System.Text.Json;
using System.Text.Json.Serialization;
using ExpRunner.Values;

namespace ExpRunner;

/// <summary>A <see cref="Value"/> inside a user's type is the JSON it stands for.</summary>
internal sealed class ValueJson : JsonConverter<Value>
{
    public override Value Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return Value.ParseJson(document.RootElement.GetRawText());
    }

    public override void Write(Utf8JsonWriter writer, Value value, JsonSerializerOptions options) => writer.WriteRawValue(value.ToJson());
}
