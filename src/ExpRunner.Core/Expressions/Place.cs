using ExpRunner.Values;

namespace ExpRunner.Expressions;

/// <summary>Where in an expression something is computed, for messages.</summary>
/// <param name="Text">The whole expression.</param>
/// <param name="Position">The 0-based column.</param>
internal readonly record struct Place(string Text, int Position)
{
    /// <summary>The error to throw for this place.</summary>
    public ExpressionException Fault(string reason) => new(Text, Position, reason);

    /// <summary>The number, or an error that names what was found.</summary>
    public double Number(Value value, string use)
        => value.Kind == ValueKind.Number ? value.AsDouble() : throw Fault($"{use} needs a number, not {Name(value)}.");

    /// <summary>The text, or an error that names what was found.</summary>
    public string TextOf(Value value, string use)
        => value.Kind == ValueKind.Text ? value.AsText() : throw Fault($"{use} needs text, not {Name(value)}.");

    /// <summary>The number, from 0, that an index means in something of so many items; negative ones count from the back.</summary>
    public int Index(Value key, int count, string what)
    {
        var index = Number(key, $"The index of {what}");
        return Math.Floor(index) == index && index >= -count && index < count
            ? (int)(index < 0 ? index + count : index)
            : throw Fault(count == 0 ? $"Index {key} is outside {what}, which is empty here." : $"Index {key} is outside {what} of {count}; it goes from 0 to {count - 1}, or from -1 backwards.");
    }

    /// <summary>How messages name a value: its kind and, if short, the value.</summary>
    public static string Name(Value value) => value.Kind switch
    {
        ValueKind.Null => "null",
        ValueKind.Boolean => $"the boolean {value}",
        ValueKind.Number => $"the number {value}",
        ValueKind.Text when value.AsText().Length <= 40 => $"the text '{value}'",
        ValueKind.Text => "text",
        ValueKind.List => "a list",
        _ => "an object",
    };
}
