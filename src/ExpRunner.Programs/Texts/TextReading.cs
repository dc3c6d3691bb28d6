using System.Globalization;
using ExpRunner.Values;

namespace ExpRunner.Programs.Texts;

/// <summary>An object of a program's text while it is read.</summary>
/// <param name="members">The object.</param>
/// <exception cref="InvalidDataException">A member is missing or is not what it must be.</exception>
internal readonly struct TextReading(Value members)
{
    public string Text(string name) => TextOrNone(name) ?? throw new InvalidDataException($"The text of a program lacks '{name}'.");

    public string? TextOrNone(string name) => ValueOrNone(name)?.AsText();

    public Value? ValueOrNone(string name) => members.TryGet(name, out var value) ? value : null;

    public TextReading Object(string name) => ObjectOrNone(name) ?? throw new InvalidDataException($"The text of a program lacks '{name}'.");

    public TextReading? ObjectOrNone(string name) => ValueOrNone(name) is { } value ? new(value) : null;

    public TimeSpan? TimeOrNone(string name) => TextOrNone(name) is { } text ? TimeSpan.ParseExact(text, "c", CultureInfo.InvariantCulture) : null;

    public double Number(string name, double usual = 0) => ValueOrNone(name)?.AsDouble() ?? usual;

    public int Int32(string name, int usual = 0) => checked((int)Number(name, usual));

    public bool Is(string name) => ValueOrNone(name)?.AsBoolean() ?? false;

    public T[] Many<T>(string name, Func<Value, T> read)
    {
        var items = ValueOrNone(name) is { } list ? list.Items : [];
        var all = new T[items.Length];
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = read(items[i]);
        }
        return all;
    }

    public string[] Texts(string name) => Many(name, static item => item.AsText());

    /// <summary>One of the names of an enumeration.</summary>
    public T Choice<T>(string name, T usual)
        where T : struct, Enum
        => TextOrNone(name) is not { } text ? usual
            : Enum.TryParse<T>(text, out var choice) ? choice : throw new InvalidDataException($"The text of a program says {name} '{text}', which this version does not know.");
}
