using System.Buffers;
using System.Text.Json;
using ExpRunner.Values;

namespace ExpRunner.Programs.Captures;

/// <summary>Reads JSON as programs print it, with bare NaN and Infinity where they write them.</summary>
internal static class PrintedJson
{
    private static readonly byte[][] Bare = ["NaN"u8.ToArray(), "-Infinity"u8.ToArray(), "Infinity"u8.ToArray()];

    /// <summary>Whether a line is an object, and which.</summary>
    public static bool TryObject(ReadOnlySpan<byte> line, out Value value)
    {
        value = default;
        return line.TrimStart(" \t"u8) is [(byte)'{', ..] && TryRead(line, out value) && value.Kind == ValueKind.Object;
    }

    /// <summary>Whether bytes are one JSON value, and which.</summary>
    public static bool TryRead(ReadOnlySpan<byte> json, out Value value)
        => TryStrict(json, out value) || (json.IndexOfAny((byte)'N', (byte)'I') >= 0 && TryStrict(WithQuotes(json), out value));

    /// <summary>The numbers, truths and texts of a value, nested ones with dots; lists stay lists, nulls are left out.</summary>
    public static IEnumerable<(string Name, Value Value)> Flatten(string name, Value value)
    {
        if (value.Kind == ValueKind.Object)
        {
            return Enumerable.Range(0, value.Items.Length).SelectMany(i => Flatten(name.Length == 0 ? value.Names[i] : $"{name}.{value.Names[i]}", value.Items[i]));
        }
        return value.IsNull || name.Length == 0 ? [] : [(name, Number(value))];
    }

    /// <summary>The numbers that JSON has no way to write are text in it.</summary>
    private static Value Number(Value value)
        => value.Kind == ValueKind.Text && value.AsText() is "NaN" or "Infinity" or "-Infinity" ? PrintedValue.Read(value.AsText()) : value;

    private static bool TryStrict(ReadOnlySpan<byte> json, out Value value)
    {
        try
        {
            value = Value.ParseJson(json);
            return true;
        }
        catch (Exception fault) when (fault is JsonException or FormatException or InvalidOperationException)
        {
            value = default;
            return false;
        }
    }

    private static ReadOnlySpan<byte> WithQuotes(ReadOnlySpan<byte> json)
    {
        var quoted = new ArrayBufferWriter<byte>(json.Length + 16);
        var inText = false;
        for (var i = 0; i < json.Length; i++)
        {
            var length = inText ? 0 : BareLength(json[i..]);
            if (length > 0)
            {
                quoted.Write("\""u8);
                quoted.Write(json.Slice(i, length));
                quoted.Write("\""u8);
                i += length - 1;
                continue;
            }
            var isEscape = inText && json[i] == '\\' && i + 1 < json.Length;
            quoted.Write(json.Slice(i, isEscape ? 2 : 1));
            inText ^= json[i] == '"';
            i += isEscape ? 1 : 0;
        }
        return quoted.WrittenSpan;
    }

    private static int BareLength(ReadOnlySpan<byte> json)
    {
        foreach (var word in Bare)
        {
            if (json.StartsWith(word))
            {
                return word.Length;
            }
        }
        return 0;
    }
}
