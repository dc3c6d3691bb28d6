using System.Globalization;
using ExpRunner.Values;

namespace ExpRunner.Expressions;

/// <summary>Equality, order and membership of values.</summary>
internal static class Comparing
{
    private const double ExactInteger = 1L << 53;

    /// <summary>Whether both are of one kind and mean the same; NaN equals nothing, null only null.</summary>
    public static bool AreEqual(Value left, Value right, Place place, int depth = 0)
    {
        place.Spend(1);
        if (left.Kind != right.Kind)
        {
            return false;
        }
        return left.Kind switch
        {
            ValueKind.Number => Order(left, right) == 0,
            ValueKind.List => AreEqualLists(left.Items, right.Items, place, depth),
            ValueKind.Object => AreEqualObjects(left, right, place, depth),
            ValueKind.Text => AreEqualTexts(left.AsText(), right.AsText(), place),
            _ => left == right,
        };
    }

    /// <summary>Whether two numbers or texts stand in ascending order: negative, 0 or positive; null where a number is NaN.</summary>
    public static int? Order(Value left, Value right, Place place)
    {
        switch (left.Kind, right.Kind)
        {
            case (ValueKind.Number, ValueKind.Number):
                return Order(left, right);
            case (ValueKind.Text, ValueKind.Text):
                place.SpendText(Math.Min(left.AsText().Length, right.AsText().Length));
                return string.CompareOrdinal(left.AsText(), right.AsText());
            default:
                throw place.Fault($"{Capital(Place.Name(left))} and {Place.Name(right)} have no order; only two numbers or two texts can be compared with < and >.");
        }
    }

    /// <summary>Whether a list holds an item; null holds nothing.</summary>
    public static bool Holds(Value list, Value item, Place place)
    {
        if (list.Kind != ValueKind.List && (!list.IsNull || place.IsStrict))
        {
            throw place.Fault($"'in' needs a list on its right, not {Place.Name(list)}{(list.Kind == ValueKind.Text ? "; for a part of a text write contains(text, part)" : "")}.");
        }
        foreach (var candidate in list.Items)
        {
            if (AreEqual(candidate, item, place))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Whether two numbers or two texts stand in the given order; false when one of them is null.</summary>
    public static bool IsOrdered(Operator op, Value left, Value right, Place place)
    {
        if ((left.IsNull || right.IsNull) && !place.IsStrict)
        {
            return false;
        }
        var order = Order(left, right, place);
        return op switch
        {
            Operator.Less => order < 0,
            Operator.LessOrEqual => order <= 0,
            Operator.Greater => order > 0,
            _ => order >= 0,
        };
    }

    /// <summary>The order of two numbers, or null when one is NaN. Whole numbers beyond 2^53 are compared digit by digit.</summary>
    private static int? Order(Value left, Value right)
    {
        var (a, b) = (left.AsDouble(), right.AsDouble());
        if (a == b && Math.Abs(a) >= ExactInteger && TryWhole(left, out var whole) && TryWhole(right, out var other))
        {
            return whole.CompareTo(other);
        }
        return double.IsNaN(a) || double.IsNaN(b) ? null : a.CompareTo(b);
    }

    private static bool TryWhole(Value value, out decimal whole)
        => decimal.TryParse(value.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out whole);

    private static bool AreEqualTexts(string left, string right, Place place)
    {
        place.SpendText(left.Length == right.Length ? left.Length : 0);
        return left == right;
    }

    private static bool AreEqualLists(ReadOnlySpan<Value> left, ReadOnlySpan<Value> right, Place place, int depth)
    {
        Limits.CheckDepth(depth, place);
        if (left.Length != right.Length)
        {
            return false;
        }
        for (var i = 0; i < left.Length; i++)
        {
            if (!AreEqual(left[i], right[i], place, depth + 1))
            {
                return false;
            }
        }
        return true;
    }

    private static bool AreEqualObjects(Value left, Value right, Place place, int depth)
    {
        Limits.CheckDepth(depth, place);
        if (left.Names.Length != right.Names.Length)
        {
            return false;
        }
        for (var i = 0; i < left.Names.Length; i++)
        {
            if (!right.TryGet(left.Names[i], out var other) || !AreEqual(left.Items[i], other, place, depth + 1))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>The sentence with a capital letter in front.</summary>
    public static string Capital(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];
}
