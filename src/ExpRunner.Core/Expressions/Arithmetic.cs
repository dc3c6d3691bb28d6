using ExpRunner.Values;

namespace ExpRunner.Expressions;

/// <summary>The operators on numbers, and joining text. Numbers are IEEE 754 doubles; null on one side gives null.</summary>
internal static class Arithmetic
{
    /// <summary>The most characters an expression may build.</summary>
    private const int LongestText = 1_000_000;

    /// <summary>The sum of numbers; text is joined to text and to numbers and booleans as they are written.</summary>
    public static Value Add(Value left, Value right, Place place)
    {
        if (left.IsNull || right.IsNull)
        {
            return Value.Null;
        }
        if (left.Kind != ValueKind.Text && right.Kind != ValueKind.Text)
        {
            return Compute(Operator.Add, left, right, place);
        }
        if (left.Kind > ValueKind.Text || right.Kind > ValueKind.Text)
        {
            throw place.Fault($"'+' cannot join {Place.Name(left)} and {Place.Name(right)}.");
        }
        var (first, second) = (left.ToString(), right.ToString());
        return first.Length + second.Length <= LongestText
            ? Value.Of(first + second)
            : throw place.Fault($"The text becomes longer than {LongestText} characters.");
    }

    /// <summary>Any other operator; division by zero gives an infinity or NaN, the remainder has the sign of its left side.</summary>
    public static Value Compute(Operator op, Value left, Value right, Place place)
    {
        if (left.IsNull || right.IsNull)
        {
            return Value.Null;
        }
        if (left.Kind != ValueKind.Number || right.Kind != ValueKind.Number)
        {
            throw place.Fault($"'{Sign(op)}' needs two numbers, not {Place.Name(left)} and {Place.Name(right)}.");
        }
        var (a, b) = (left.AsDouble(), right.AsDouble());
        return Value.Of(op switch
        {
            Operator.Add => a + b,
            Operator.Subtract => a - b,
            Operator.Multiply => a * b,
            Operator.Divide => a / b,
            Operator.Remainder => a % b,
            _ => Math.Pow(a, b),
        });
    }

    private static string Sign(Operator op) => op switch
    {
        Operator.Add => "+",
        Operator.Subtract => "-",
        Operator.Multiply => "*",
        Operator.Divide => "/",
        Operator.Remainder => "%",
        _ => "**",
    };
}
