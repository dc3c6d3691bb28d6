using ExpRunner.Values;

namespace ExpRunner.Expressions;

/// <summary>The operators on numbers, and joining text. Numbers are IEEE 754 doubles.</summary>
internal static class Arithmetic
{
    /// <summary>The sum of numbers; text is joined to text and to numbers and booleans as they are written.</summary>
    public static Value Add(Value left, Value right, Place place)
    {
        if (left.Kind == ValueKind.List && right.Kind == ValueKind.List)
        {
            throw place.Fault("'+' joins no lists; write concat(a, b).");
        }
        if (left.IsNull || right.IsNull || (left.Kind != ValueKind.Text && right.Kind != ValueKind.Text))
        {
            return Compute(Operator.Add, left, right, place);
        }
        if (left.Kind > ValueKind.Text || right.Kind > ValueKind.Text)
        {
            throw place.Fault($"'+' cannot join {Place.Name(left)} and {Place.Name(right)}.");
        }
        var (first, second) = (left.ToString(), right.ToString());
        Limits.CheckText((long)first.Length + second.Length, place);
        return Value.Of(first + second);
    }

    /// <summary>Any other operator. Lenient, null on one side gives null and division by zero an infinity or NaN.</summary>
    public static Value Compute(Operator op, Value left, Value right, Place place)
    {
        if ((left.IsNull || right.IsNull) && !place.IsStrict)
        {
            return Value.Null;
        }
        if (left.Kind != ValueKind.Number || right.Kind != ValueKind.Number)
        {
            throw place.Fault($"'{Sign(op)}' needs two numbers, not {Place.Name(left)} and {Place.Name(right)}.");
        }
        var (a, b) = (left.AsDouble(), right.AsDouble());
        if (b == 0 && op is Operator.Divide or Operator.Remainder && place.IsStrict)
        {
            throw place.Fault("Division by zero.");
        }
        return Value.Of(place.Finite(Compute(op, a, b), double.IsFinite(a) && double.IsFinite(b), $"The result of '{Sign(op)}'"));
    }

    private static double Compute(Operator op, double a, double b) => op switch
    {
        Operator.Add => a + b,
        Operator.Subtract => a - b,
        Operator.Multiply => a * b,
        Operator.Divide => a / b,
        Operator.Remainder => a % b,
        _ => Math.Pow(a, b),
    };

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
