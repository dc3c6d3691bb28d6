using ExpRunner.Values;

namespace ExpRunner.Expressions;

/// <summary>Where in an expression something is computed: for messages, and for the account of its work.</summary>
/// <param name="Evaluation">What is going on.</param>
/// <param name="Position">The 0-based column.</param>
internal readonly record struct Place(Evaluation Evaluation, int Position)
{
    /// <summary>Whether what lacks and what is not finite are faults.</summary>
    public bool IsStrict => Evaluation.IsStrict;

    /// <summary>The error to throw for this place.</summary>
    public ExpressionException Fault(string reason) => new(Evaluation.Text, Position, reason);

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

    /// <summary>Accounts for work that is about to be done.</summary>
    /// <exception cref="ExpressionException">It is more than an evaluation may do.</exception>
    public void Spend(long steps)
    {
        if (!Evaluation.TrySpend(steps))
        {
            throw Fault($"This takes more than {Evaluation.MostSteps} steps; an expression is for small computations.");
        }
    }

    /// <summary>Accounts for text that is about to be looked through or written.</summary>
    public void SpendText(long characters) => Spend(1 + (characters / 8));

    /// <summary>The number that was computed; where it must be finite, an error says what it is.</summary>
    /// <param name="result">What came out.</param>
    /// <param name="fromFinite">Whether all that it came from is finite.</param>
    /// <param name="what">What was computed, for the message.</param>
    public double Finite(double result, bool fromFinite, string what)
        => double.IsFinite(result) || !IsStrict || !fromFinite ? result
            : throw Fault(double.IsNaN(result) ? $"{what} is not a number here." : $"{what} is beyond the range of numbers here (about 1.8e308).");

    /// <summary>How messages name a value: its kind and, if short, the value.</summary>
    public static string Name(Value value) => value.Kind switch
    {
        ValueKind.Null => "null",
        ValueKind.Boolean => $"the boolean {value}",
        ValueKind.Number when value.ToString() is { Length: > 40 } => "a number",
        ValueKind.Number => $"the number {value}",
        ValueKind.Text when value.AsText().Length <= 40 => $"the text '{value}'",
        ValueKind.Text => "text",
        ValueKind.List => "a list",
        _ => "an object",
    };
}
