using ExpRunner.Values;

namespace ExpRunner.Workers;

/// <summary>Values as bytes: unlike JSON they keep NaN apart from the text "NaN", and every number as it was written.</summary>
internal static class ValueFrames
{
    private const int DeepestNesting = 512;

    /// <summary>Beside the kinds of values: a number with the text it was written with.</summary>
    private const byte WrittenNumber = 255;

    public static void Write(FrameWriter writer, Value value)
    {
        if (value.WrittenNumber is { } written)
        {
            writer.Byte(WrittenNumber);
            writer.Text(written);
            return;
        }
        writer.Byte((byte)value.Kind);
        switch (value.Kind)
        {
            case ValueKind.Boolean:
                writer.Byte(value.AsBoolean() ? (byte)1 : (byte)0);
                break;
            case ValueKind.Number:
                writer.Double(value.AsDouble());
                break;
            case ValueKind.Text:
                writer.Text(value.AsText());
                break;
            case ValueKind.List or ValueKind.Object:
                WriteItems(writer, value);
                break;
        }
    }

    public static Value Read(ref FrameReader reader, int depth = 0)
    {
        if (depth > DeepestNesting)
        {
            throw new InvalidDataException($"A value is nested more than {DeepestNesting} deep.");
        }
        var kind = reader.Byte();
        return kind switch
        {
            WrittenNumber => Value.Number(reader.Text()!),
            (byte)ValueKind.Null => Value.Null,
            (byte)ValueKind.Boolean => Value.Of(reader.Byte() != 0),
            (byte)ValueKind.Number => Value.Of(reader.Double()),
            (byte)ValueKind.Text => Value.Of(reader.Text()),
            (byte)ValueKind.List => ReadList(ref reader, depth),
            (byte)ValueKind.Object => ReadObject(ref reader, depth),
            _ => throw new InvalidDataException($"There is no value of kind {kind}."),
        };
    }

    private static void WriteItems(FrameWriter writer, Value value)
    {
        var names = value.Names;
        var items = value.Items;
        writer.Int32(items.Length);
        for (var i = 0; i < items.Length; i++)
        {
            if (value.Kind == ValueKind.Object)
            {
                writer.Text(names[i]);
            }
            Write(writer, items[i]);
        }
    }

    private static Value ReadList(ref FrameReader reader, int depth)
    {
        var items = new Value[reader.Count()];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = Read(ref reader, depth + 1);
        }
        return Value.List(items);
    }

    private static Value ReadObject(ref FrameReader reader, int depth)
    {
        var items = new Value[reader.Count()];
        var names = new string[items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            names[i] = reader.Name();
            items[i] = Read(ref reader, depth + 1);
        }
        return Value.Object(reader.Names(names), items);
    }
}
