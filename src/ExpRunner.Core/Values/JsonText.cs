using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ExpRunner.Values;

/// <summary>Writes values as compact JSON straight into bytes, byte for byte what a <see cref="Utf8JsonWriter"/> writes that escapes no more than it must.</summary>
internal static class JsonText
{
    private const int LongestDouble = 32;
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private static readonly SearchValues<char> Plain = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code).Except("\"\\")]);

    /// <summary>Writes a value, members in their own order.</summary>
    public static void Write(Value value, IBufferWriter<byte> to) => Write(value, to, isCanonical: false);

    /// <summary>Writes the text that identity is computed from.</summary>
    public static void WriteCanonical(Value value, IBufferWriter<byte> to) => Write(value, to, isCanonical: true);

    /// <summary>Writes quoted text.</summary>
    public static void Write(string text, IBufferWriter<byte> to)
    {
        if (text.AsSpan().ContainsAnyExcept(Plain))
        {
            using var writer = new Utf8JsonWriter(to, Relaxed);
            writer.WriteStringValue(text);
            return;
        }
        var bytes = to.GetSpan(text.Length + 2);
        bytes[0] = bytes[text.Length + 1] = (byte)'"';
        Encoding.UTF8.GetBytes(text, bytes[1..]);
        to.Advance(text.Length + 2);
    }

    /// <summary>A member's name as it is written, with its colon.</summary>
    public static byte[] NameOf(string name)
    {
        var bytes = new ArrayBufferWriter<byte>();
        Write(name, bytes);
        Add(bytes, (byte)':');
        return bytes.WrittenSpan.ToArray();
    }

    private static void Write(Value value, IBufferWriter<byte> to, bool isCanonical)
    {
        switch (value.Kind)
        {
            case ValueKind.Null:
                to.Write("null"u8);
                break;
            case ValueKind.Boolean:
                to.Write(value.AsBoolean() ? "true"u8 : "false"u8);
                break;
            case ValueKind.Number:
                WriteNumber(value, to, isCanonical);
                break;
            case ValueKind.Text:
                Write(value.AsText(), to);
                break;
            case ValueKind.List:
                WriteList(value.Items, to, isCanonical);
                break;
            default:
                WriteObject(value, to, isCanonical);
                break;
        }
    }

    private static void WriteNumber(Value value, IBufferWriter<byte> to, bool isCanonical)
    {
        var number = value.AsDouble();
        if (value.WrittenNumber is { } text)
        {
            WriteAscii(NumberText.AsJson(isCanonical ? NumberText.Canonical(text) : text), to);
        }
        else if (!double.IsFinite(number))
        {
            Write(NumberText.Shortest(number), to);
        }
        else
        {
            WriteDouble(number, to, isCanonical);
        }
    }

    /// <summary>The shortest text of a double is its canonical one unless it has an exponent.</summary>
    private static void WriteDouble(double number, IBufferWriter<byte> to, bool isCanonical)
    {
        var bytes = to.GetSpan(LongestDouble);
        (number == 0 ? 0 : number).TryFormat(bytes, out var length, "R", CultureInfo.InvariantCulture);
        if (isCanonical && bytes[..length].Contains((byte)'E'))
        {
            WriteAscii(NumberText.Canonical(NumberText.Shortest(number)), to);
            return;
        }
        to.Advance(length);
    }

    private static void WriteList(ReadOnlySpan<Value> items, IBufferWriter<byte> to, bool isCanonical)
    {
        Add(to, (byte)'[');
        for (var i = 0; i < items.Length; i++)
        {
            if (i > 0)
            {
                Add(to, (byte)',');
            }
            Write(items[i], to, isCanonical);
        }
        Add(to, (byte)']');
    }

    private static void WriteObject(Value value, IBufferWriter<byte> to, bool isCanonical)
    {
        var names = value.MemberNames;
        var values = value.Items;
        Add(to, (byte)'{');
        for (var i = 0; i < values.Length; i++)
        {
            if (i > 0)
            {
                Add(to, (byte)',');
            }
            var place = isCanonical ? names.InOrder[i] : i;
            to.Write(names.Written(place));
            Write(values[place], to, isCanonical);
        }
        Add(to, (byte)'}');
    }

    private static void WriteAscii(string text, IBufferWriter<byte> to)
        => to.Advance(Encoding.ASCII.GetBytes(text, to.GetSpan(text.Length)));

    private static void Add(IBufferWriter<byte> to, byte single)
    {
        to.GetSpan(1)[0] = single;
        to.Advance(1);
    }
}
