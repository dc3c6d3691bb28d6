using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ExpRunner.Values;

public readonly partial struct Value
{
    private const int MostKept = 1 << 16;

    private const int KeptShapes = 8;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? t_buffer;

    /// <summary>The names of the object that was read last, at each depth.</summary>
    [ThreadStatic]
    private static MemberNames[]? t_shapes;

    private static readonly JsonReaderOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 256 };

    /// <summary>This value as one line of JSON, members in their own order; NaN and infinities as strings.</summary>
    public string ToJson() => Write(JsonText.Write);

    /// <summary>
    /// The text identity is computed from: members in ordinal order of their names, one text for one number
    /// (<c>1e-5</c> and <c>0.00001</c> are equal, -0 is 0), no white space, UTF-8.
    /// </summary>
    public string ToCanonicalJson() => Write(JsonText.WriteCanonical);

    /// <summary>Reads one JSON value; comments and trailing commas are accepted.</summary>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public static Value ParseJson(string json) => ParseJson(Encoding.UTF8.GetBytes(json));

    /// <inheritdoc cref="ParseJson(string)"/>
    public static Value ParseJson(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, Lenient);
        if (!reader.Read())
        {
            throw new JsonException("There is no JSON value.");
        }
        var value = ReadJson(ref reader);
        return reader.Read() ? throw new JsonException("There is text after the JSON value.") : value;
    }

    /// <summary>Reads the value the reader stands on and leaves the reader on its last token.</summary>
    public static Value ReadJson(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.True => Of(true),
        JsonTokenType.False => Of(false),
        JsonTokenType.Number => ReadNumber(ref reader),
        JsonTokenType.String => Of(reader.GetString()),
        JsonTokenType.StartArray => ReadList(ref reader),
        JsonTokenType.StartObject => ReadObject(ref reader),
        _ => Null,
    };

    /// <summary>Writes this value, members in their own order.</summary>
    public void WriteJson(Utf8JsonWriter writer)
    {
        switch (Kind)
        {
            case ValueKind.List:
                writer.WriteStartArray();
                foreach (var item in Items)
                {
                    item.WriteJson(writer);
                }
                writer.WriteEndArray();
                break;
            case ValueKind.Object:
                writer.WriteStartObject();
                for (var i = 0; i < Items.Length; i++)
                {
                    writer.WritePropertyName(Names[i]);
                    Items[i].WriteJson(writer);
                }
                writer.WriteEndObject();
                break;
            default:
                WriteScalar(writer);
                break;
        }
    }

    private void WriteScalar(Utf8JsonWriter writer)
    {
        switch (Kind)
        {
            case ValueKind.Null:
                writer.WriteNullValue();
                break;
            case ValueKind.Boolean:
                writer.WriteBooleanValue(_number != 0);
                break;
            case ValueKind.Number when _content is null && !double.IsFinite(_number):
                writer.WriteStringValue(NumberText.Shortest(_number));
                break;
            case ValueKind.Number:
                WriteNumber(writer, NumberText.AsJson(ToString()));
                break;
            default:
                writer.WriteStringValue((string)_content!);
                break;
        }
    }

    /// <summary>Raw text is not indented by the writer, so whole numbers, which are most, go in as numbers.</summary>
    private static void WriteNumber(Utf8JsonWriter writer, string text)
    {
        if (text.Length < 16 && text.AsSpan().IndexOfAnyExcept("0123456789") < 0)
        {
            writer.WriteNumberValue(long.Parse(text, CultureInfo.InvariantCulture));
        }
        else
        {
            writer.WriteRawValue(text, skipInputValidation: true);
        }
    }

    private string Write(Action<Value, IBufferWriter<byte>> write)
    {
        // Kept for the next text of this thread; put back only at the end, so that a text within a text has its own.
        var buffer = t_buffer ?? new ArrayBufferWriter<byte>(1024);
        t_buffer = null;
        write(this, buffer);
        var text = Encoding.UTF8.GetString(buffer.WrittenSpan);
        buffer.ResetWrittenCount();
        t_buffer = buffer.Capacity > MostKept ? null : buffer;
        return text;
    }

    private static Value ReadNumber(ref Utf8JsonReader reader)
    {
        var text = Encoding.ASCII.GetString(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan);
        return TryNumber(text, out var value) ? value : throw new JsonException($"{text} is out of range.");
    }

    private static Value ReadList(ref Utf8JsonReader reader)
    {
        var items = new List<Value>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(ReadJson(ref reader));
        }
        return List([.. items]);
    }

    /// <summary>Of two members with one name the last one counts. Lines of a file are alike: names that are those of the object before are not made again.</summary>
    private static Value ReadObject(ref Utf8JsonReader reader)
    {
        var depth = reader.CurrentDepth % KeptShapes;
        var shapes = t_shapes ??= new MemberNames[KeptShapes];
        var shape = shapes[depth];
        var names = new List<string>(shape?.Names.Length ?? 0);
        var values = new List<Value>(names.Capacity);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var expected = shape is not null && names.Count < shape.Names.Length && reader.ValueTextEquals(shape.Names[names.Count]) ? shape.Names[names.Count] : null;
            var name = expected ?? reader.GetString()!;
            reader.Read();
            var value = ReadJson(ref reader);
            shape = expected is null ? null : shape;
            var known = shape is null ? names.IndexOf(name) : -1;
            if (known >= 0)
            {
                values[known] = value;
                continue;
            }
            names.Add(name);
            values.Add(value);
        }
        if (shape is null || shape.Names.Length != names.Count)
        {
            shapes[depth] = shape = new([.. names]);
        }
        return Object(shape, [.. values]);
    }
}
