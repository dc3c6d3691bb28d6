using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;
using System.Numerics;
using System.Text.Json.Serialization;
using ExpRunner.Values;

namespace ExpRunner.Spaces;

/// <summary>The types config fields may have; generated code composes them. Each is made when it is first asked for: a worker starts often and needs few.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ConfigTypes
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary><see cref="bool"/>.</summary>
    public static ConfigType<bool> Boolean => field ??= new BooleanType();
    /// <summary><see cref="byte"/>.</summary>
    public static ConfigType<byte> Byte => field ??= Whole("byte", byte.Parse, v => v);
    /// <summary><see cref="sbyte"/>.</summary>
    public static ConfigType<sbyte> SByte => field ??= Whole("sbyte", sbyte.Parse, v => v);
    /// <summary><see cref="short"/>.</summary>
    public static ConfigType<short> Int16 => field ??= Whole("short", short.Parse, v => v);
    /// <summary><see cref="ushort"/>.</summary>
    public static ConfigType<ushort> UInt16 => field ??= Whole("ushort", ushort.Parse, v => v);
    /// <summary><see cref="int"/>.</summary>
    public static ConfigType<int> Int32 => field ??= Whole("int", int.Parse, v => v);
    /// <summary><see cref="uint"/>.</summary>
    public static ConfigType<uint> UInt32 => field ??= Whole("uint", uint.Parse, v => v);
    /// <summary><see cref="long"/>.</summary>
    public static ConfigType<long> Int64 => field ??= Whole("long", long.Parse, v => v);
    /// <summary><see cref="ulong"/>.</summary>
    public static ConfigType<ulong> UInt64 => field ??= Whole("ulong", ulong.Parse, v => v);
    /// <summary><see cref="Half"/>.</summary>
    public static ConfigType<Half> Half => field ??= new ScalarType<Half>("half", text => System.Half.Parse(text, Invariant), v => Real(v.ToString(Invariant), (double)v), NumberKind.Real);
    /// <summary><see cref="float"/>.</summary>
    public static ConfigType<float> Single => field ??= new ScalarType<float>("float", text => float.Parse(text, Invariant), v => Real(v.ToString(Invariant), v), NumberKind.Real);
    /// <summary><see cref="double"/>.</summary>
    public static ConfigType<double> Double => field ??= new ScalarType<double>("double", text => double.Parse(text, Invariant), Value.Of, NumberKind.Real, ReadDouble);
    /// <summary><see cref="decimal"/>.</summary>
    public static ConfigType<decimal> Decimal => field ??= new ScalarType<decimal>("decimal", text => decimal.Parse(text, NumberStyles.Float, Invariant), Value.Of, NumberKind.Real);
    /// <summary><see cref="char"/>.</summary>
    public static ConfigType<char> Char => field ??= Text("char", char.Parse, v => v.ToString());
    /// <summary><see cref="string"/>.</summary>
    public static ConfigType<string?> String => field ??= new TextType();
    /// <summary><see cref="System.Guid"/>.</summary>
    public static ConfigType<Guid> Guid => field ??= Text("Guid", System.Guid.Parse, v => v.ToString("D"));
    /// <summary><see cref="System.DateTime"/>, ISO 8601 with its kind.</summary>
    public static ConfigType<DateTime> DateTime => field ??= Text("DateTime", text => System.DateTime.Parse(text, Invariant, DateTimeStyles.RoundtripKind), v => v.ToString("O", Invariant));
    /// <summary><see cref="System.DateTimeOffset"/>, ISO 8601.</summary>
    public static ConfigType<DateTimeOffset> DateTimeOffset => field ??= Text("DateTimeOffset", text => System.DateTimeOffset.Parse(text, Invariant), v => v.ToString("O", Invariant));
    /// <summary><see cref="System.DateOnly"/>, ISO 8601.</summary>
    public static ConfigType<DateOnly> DateOnly => field ??= Text("DateOnly", text => System.DateOnly.Parse(text, Invariant), v => v.ToString("O", Invariant));
    /// <summary><see cref="System.TimeOnly"/>, ISO 8601.</summary>
    public static ConfigType<TimeOnly> TimeOnly => field ??= Text("TimeOnly", text => System.TimeOnly.Parse(text, Invariant), v => v.ToString("O", Invariant));
    /// <summary><see cref="System.TimeSpan"/>, as <c>1.02:03:04.5</c>.</summary>
    public static ConfigType<TimeSpan> TimeSpan => field ??= Text("TimeSpan", text => System.TimeSpan.Parse(text, Invariant), v => v.ToString("c", Invariant));
    /// <summary><see cref="System.Uri"/>.</summary>
    public static ConfigType<Uri?> Uri => field ??= new UriType();

    /// <summary>An enum with its names in order of declaration.</summary>
    public static ConfigType<T> Enum<T>(params string[] names) where T : struct, Enum
        => new EnumType<T>(System.Array.ConvertAll(names, name => (name, System.Enum.Parse<T>(name))));

    /// <summary>A value type that may be null.</summary>
    public static ConfigType<T?> Nullable<T>(ConfigType<T> inner) where T : struct => new NullableType<T>(inner);

    /// <summary>An array.</summary>
    public static ConfigType<T[]> Array<T>(ConfigType<T> item) => new SequenceType<T[], T>(item, items => items);

    /// <summary>A <see cref="System.Collections.Generic.List{T}"/>.</summary>
    public static ConfigType<List<T>> List<T>(ConfigType<T> item) => new SequenceType<List<T>, T>(item, items => [.. items]);

    /// <summary>An <see cref="System.Collections.Immutable.ImmutableArray{T}"/>.</summary>
    public static ConfigType<ImmutableArray<T>> ImmutableArray<T>(ConfigType<T> item) => new SequenceType<ImmutableArray<T>, T>(item, items => [.. items]);

    /// <summary>A list interface (<see cref="IReadOnlyList{T}"/>, <see cref="IEnumerable{T}"/>, …) that an array implements.</summary>
    public static ConfigType<TSequence> Sequence<TSequence, T>(ConfigType<T> item) where TSequence : IEnumerable<T>
        => new SequenceType<TSequence, T>(item, items => (TSequence)(object)items);

    /// <summary>A dictionary with text keys, or an interface of it.</summary>
    public static ConfigType<TDictionary> Dictionary<TDictionary, T>(ConfigType<T> item) where TDictionary : IEnumerable<KeyValuePair<string, T>>
        => new DictionaryType<TDictionary, T>(item, entries => (TDictionary)(object)entries);

    /// <summary>A type with its own System.Text.Json converter.</summary>
    public static ConfigType<T> Converter<T>(JsonConverter<T> converter) => new ConverterType<T>(converter);

    /// <summary>One of several types; in JSON the member <c>type</c> names which.</summary>
    public static ConfigType<TBase> OneOf<TBase>(params Alternative<TBase>[] alternatives) where TBase : class
        => new AlternativesType<TBase>(alternatives);

    private static ScalarType<T> Whole<T>(string name, Func<string, NumberStyles, IFormatProvider, T> parse, Func<T, decimal> widen)
        where T : INumberBase<T>
        => new(name, text => parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, Invariant), v => Value.Of(widen(v)), NumberKind.Whole, ReadWhole);

    private static bool ReadDouble(double number, out double value)
    {
        // Adding 0 turns -0 into 0, as its text does.
        value = number + 0;
        return true;
    }

    /// <summary>Takes what is whole, exact and in range.</summary>
    private static bool ReadWhole<T>(double number, out T value)
        where T : INumberBase<T>
    {
        value = T.CreateSaturating(number);
        return Math.Abs(number) < 1L << 53 && double.CreateSaturating(value) == number;
    }

    private static ScalarType<T> Text<T>(string name, Func<string, T> parse, Func<T, string> write) => new(name, parse, v => Value.Of(write(v)));

    private static Value Real(string text, double number) => double.IsFinite(number) && number != 0 ? Value.Number(text) : Value.Of(number);

    private sealed class UriType : ConfigType<Uri?>
    {
        public override string Name => "Uri";

        public override Uri? Read(Value value) => value.IsNull ? null
            : value.Kind == ValueKind.Text && System.Uri.TryCreate(value.AsText(), UriKind.RelativeOrAbsolute, out var uri) ? uri
            : throw NotThis(value);

        public override Value Write(Uri? value) => Value.Of(value?.OriginalString);
    }
}
