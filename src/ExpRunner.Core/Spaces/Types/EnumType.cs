using System.Globalization;
using ExpRunner.Values;

namespace ExpRunner.Spaces;

/// <summary>An enum, written by the first declared name of its value.</summary>
internal sealed class EnumType<T>((string Name, T Value)[] choices) : ConfigType<T>
    where T : struct, Enum
{
    public override string Name => typeof(T).Name;

    public override IReadOnlyList<Value> AllValues { get; } = [.. choices.Select(choice => choice.Value).Distinct().Select(value => WriteName(choices, value))];

    public override T Read(Value value)
    {
        var text = value.Kind is ValueKind.Text or ValueKind.Number ? value.ToString() : throw NotThis(value);
        foreach (var choice in choices)
        {
            if (string.Equals(choice.Name, text, StringComparison.OrdinalIgnoreCase))
            {
                return choice.Value;
            }
        }
        return (text.Contains(',') || long.TryParse(text, CultureInfo.InvariantCulture, out _)) && Enum.TryParse(text, ignoreCase: true, out T combined)
            ? combined
            : throw new ConfigException($"'{text}' is not a {Name}; it has {string.Join(", ", choices.Select(choice => choice.Name))}.{NearNames.Hint(text, choices.Select(choice => choice.Name))}");
    }

    public override Value Write(T value) => WriteName(choices, value);

    public override Value Parse(string text) => Normalise(Value.Of(text.Trim('"')));

    private static Value WriteName((string Name, T Value)[] choices, T value)
    {
        foreach (var choice in choices)
        {
            if (EqualityComparer<T>.Default.Equals(choice.Value, value))
            {
                return Value.Of(choice.Name);
            }
        }
        return Value.Of(value.ToString());
    }
}
