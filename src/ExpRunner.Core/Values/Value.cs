using System.Globalization;

namespace ExpRunner.Values;

/// <summary>
/// An immutable value as JSON knows it: the one currency of configs, scores, expressions and reports.
/// A number keeps the text it was written with; equality and identity compare what it means.
/// </summary>
public readonly partial struct Value : IEquatable<Value>
{
    private readonly object? _content;
    private readonly double _number;

    private Value(ValueKind kind, object? content = null, double number = 0)
    {
        Kind = kind;
        _content = content;
        _number = number;
    }

    /// <summary>The value that holds nothing.</summary>
    public static Value Null => default;

    /// <summary>What this value holds.</summary>
    public ValueKind Kind { get; }

    /// <summary>The text a number was written with, or null where its double says it all.</summary>
    internal string? WrittenNumber => Kind == ValueKind.Number ? (string?)_content : null;

    /// <summary>Whether this value holds nothing.</summary>
    public bool IsNull => Kind == ValueKind.Null;

    /// <summary>A boolean.</summary>
    public static Value Of(bool value) => new(ValueKind.Boolean, null, value ? 1 : 0);

    /// <summary>Text, or null.</summary>
    public static Value Of(string? value) => value is null ? Null : new(ValueKind.Text, value);

    /// <summary>A number, written in its shortest form that reads back the same; NaN and infinities are legal.</summary>
    public static Value Of(double value) => new(ValueKind.Number, null, value);

    /// <summary>A whole number, exact.</summary>
    public static Value Of(long value)
        => Math.Abs((double)value) < 1L << 53 ? new(ValueKind.Number, null, value) : Number(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A decimal number, exact, without trailing zeros.</summary>
    public static Value Of(decimal value) => Number((value / 1.000000000000000000000000000000000m).ToString(CultureInfo.InvariantCulture));

    /// <summary>A list.</summary>
    public static Value List(params Value[] items) => new(ValueKind.List, items);

    /// <summary>An object with the given names, in that order; both arrays have one length and are not changed afterwards.</summary>
    public static Value Object(string[] names, Value[] values) => Object(new MemberNames(names), values);

    /// <summary>An object whose names are shared with others of its kind.</summary>
    internal static Value Object(MemberNames names, Value[] values)
    {
        if (names.Names.Length != values.Length)
        {
            throw new ArgumentException($"{names.Names.Length} names for {values.Length} values.");
        }
        return new(ValueKind.Object, new Members(names, values));
    }

    /// <summary>An object with the given members, in that order.</summary>
    public static Value Object(params (string Name, Value Value)[] members)
    {
        var (names, values) = (new string[members.Length], new Value[members.Length]);
        for (var i = 0; i < members.Length; i++)
        {
            (names[i], values[i]) = members[i];
        }
        return Object(names, values);
    }

    /// <summary>A number that keeps the text it was written with.</summary>
    /// <exception cref="FormatException">The text is no number.</exception>
    public static Value Number(string text)
        => TryNumber(text, out var value) ? value : throw new FormatException($"'{text}' is not a number.");

    /// <summary>Reads a number as JSON writes it (also <c>1E5</c>, <c>.5</c>, <c>+1</c>, <c>NaN</c>, <c>Infinity</c>); exponents beyond a million are refused.</summary>
    public static bool TryNumber(string text, out Value value)
    {
        value = default;
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (!double.TryParse(text, style, CultureInfo.InvariantCulture, out var number) || !NumberText.HasUsableExponent(text))
        {
            return false;
        }
        var exact = double.IsFinite(number) || char.IsAsciiDigit(text[^1]) ? text : null;
        value = new(ValueKind.Number, exact, number);
        return true;
    }

    /// <summary>The boolean.</summary>
    /// <exception cref="InvalidOperationException">This is no boolean.</exception>
    public bool AsBoolean() => Kind == ValueKind.Boolean ? _number != 0 : throw Not("a boolean");

    /// <summary>The number as the nearest double.</summary>
    /// <exception cref="InvalidOperationException">This is no number.</exception>
    public double AsDouble() => Kind == ValueKind.Number ? _number : throw Not("a number");

    /// <summary>The text.</summary>
    /// <exception cref="InvalidOperationException">This is no text.</exception>
    public string AsText() => Kind == ValueKind.Text ? (string)_content! : throw Not("text");

    /// <summary>The items of a list or the values of an object, in order; empty for anything else.</summary>
    public ReadOnlySpan<Value> Items => _content switch
    {
        Value[] items => items,
        Members members => members.Values,
        _ => default,
    };

    /// <summary>The names of an object's members, in order; empty for anything else.</summary>
    public ReadOnlySpan<string> Names => _content is Members members ? members.Names.Names : default;

    /// <summary>The names of an object's members, with what writing them needs.</summary>
    internal MemberNames MemberNames => ((Members)_content!).Names;

    /// <summary>Finds a member of an object by name.</summary>
    public bool TryGet(string name, out Value value) => TryGet(name, 0, out value);

    /// <summary>The same, quicker where the member is at the place where it is expected.</summary>
    internal bool TryGet(string name, int expected, out Value value)
    {
        if (_content is Members members)
        {
            var names = members.Names.Names;
            var index = expected < names.Length && names[expected] == name ? expected : Array.IndexOf(names, name);
            if (index >= 0)
            {
                value = members.Values[index];
                return true;
            }
        }
        value = default;
        return false;
    }

    /// <summary>A number as it was written; text as it is; anything else as JSON.</summary>
    public override string ToString() => Kind switch
    {
        ValueKind.Number => (string?)_content ?? NumberText.Shortest(_number),
        ValueKind.Text => (string)_content!,
        _ => ToJson(),
    };

    /// <summary>Whether both mean the same: numbers by value, objects by members in any order.</summary>
    public bool Equals(Value other)
    {
        if (Kind != other.Kind)
        {
            return false;
        }
        return Kind switch
        {
            ValueKind.Null => true,
            ValueKind.Boolean => _number == other._number,
            ValueKind.Text => (string)_content! == (string)other._content!,
            ValueKind.Number when _content is null && other._content is null => _number.Equals(other._number) || _number == other._number,
            _ => ToCanonicalJson() == other.ToCanonicalJson(),
        };
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Value other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Kind switch
    {
        ValueKind.Boolean or ValueKind.Number => HashCode.Combine(Kind, _number == 0 ? 0 : _number),
        ValueKind.Text => HashCode.Combine(Kind, (string)_content!),
        _ => HashCode.Combine(Kind, Items.Length),
    };

    /// <summary>Whether both mean the same.</summary>
    public static bool operator ==(Value left, Value right) => left.Equals(right);

    /// <summary>Whether they mean different things.</summary>
    public static bool operator !=(Value left, Value right) => !left.Equals(right);

    private InvalidOperationException Not(string wanted) => new($"{ToJson()} is not {wanted}.");

    private sealed record Members(MemberNames Names, Value[] Values);
}
