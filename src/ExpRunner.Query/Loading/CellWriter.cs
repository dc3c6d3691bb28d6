using System.Buffers.Text;
using System.Globalization;
using System.Text;
using ExpRunner.Reporting;
using ExpRunner.Values;

namespace ExpRunner.Querying;

/// <summary>Gives values to a statement, and says what they were.</summary>
internal static class CellWriter
{
    private const int SafeDigits = 15;

    /// <summary>Gives it the JSON value that these bytes are.</summary>
    public static void Bind(this Statement into, int parameter, ReadOnlySpan<byte> json, Field? field)
    {
        switch (json[0])
        {
            case (byte)'"' when json.IndexOf((byte)'\\') < 0:
                into.Bind(parameter, json[1..^1]);
                Note(field, ValueTypes.Text);
                break;
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9') when TryNumber(json, out var whole, out var real, out var isWhole):
                Bind(into, parameter, field, whole, real, isWhole, json);
                break;
            default:
                into.Bind(parameter, ResultLine.Parse(json), field);
                break;
        }
    }

    /// <summary>Gives it a value; null is what a statement begins with.</summary>
    public static void Bind(this Statement into, int parameter, Value value, Field? field)
    {
        switch (value.Kind)
        {
            case ValueKind.Null:
                break;
            case ValueKind.Boolean:
                into.Bind(parameter, value.AsBoolean() ? 1L : 0);
                Note(field, ValueTypes.Boolean);
                break;
            case ValueKind.Number:
                BindNumber(into, parameter, value, field);
                break;
            case ValueKind.Text:
                into.Bind(parameter, value.AsText());
                Note(field, ValueTypes.Text);
                break;
            default:
                into.Bind(parameter, value.ToJson());
                Note(field, ValueTypes.Json);
                break;
        }
    }

    private static void BindNumber(Statement into, int parameter, Value value, Field? field)
    {
        Span<byte> text = stackalloc byte[64];
        var written = value.ToString();
        if (Encoding.UTF8.TryGetBytes(written, text, out var length) && TryNumber(text[..length], out var whole, out var real, out var isWhole))
        {
            Bind(into, parameter, field, whole, real, isWhole, text[..length]);
            return;
        }
        Bind(into, parameter, field, 0, value.AsDouble(), false, Encoding.UTF8.GetBytes(written));
    }

    private static void Bind(Statement into, int parameter, Field? field, long whole, double real, bool isWhole, ReadOnlySpan<byte> written)
    {
        if (isWhole)
        {
            into.Bind(parameter, whole);
            Note(field, ValueTypes.Integer);
            return;
        }
        into.Bind(parameter, real);
        Note(field, ValueTypes.Real);
        if (field is not null && !IsSurelyShortest(written) && double.IsFinite(real))
        {
            var text = Encoding.UTF8.GetString(written);
            if (text != NumberText.Shortest(real))
            {
                field.Spell(real, text);
            }
        }
    }

    private static bool TryNumber(ReadOnlySpan<byte> json, out long whole, out double real, out bool isWhole)
    {
        isWhole = Utf8Parser.TryParse(json, out whole, out var used) && used == json.Length && !(whole == 0 && json[0] == '-');
        if (isWhole)
        {
            real = whole;
            return true;
        }
        return double.TryParse(json, NumberStyles.Float, CultureInfo.InvariantCulture, out real);
    }

    /// <summary>Few digits with a point among them and no zero at the end read back as they are.</summary>
    private static bool IsSurelyShortest(ReadOnlySpan<byte> written)
        => written.Length <= SafeDigits + 1 && written[^1] is >= (byte)'1' and <= (byte)'9' && written.IndexOfAnyExcept("0123456789."u8) < 0
            && written[0] != '.' && written.Contains((byte)'.') && (written[0] != '0' || (written[1] == '.' && !written.StartsWith("0.0000"u8)));

    private static void Note(Field? field, ValueTypes type)
    {
        if (field is not null && (field.Types & type) == 0)
        {
            field.Types |= type;
        }
    }
}
