using ExpRunner.Values;

namespace ExpRunner.Expressions;

/// <summary>How large what an expression builds may become.</summary>
internal static class Limits
{
    /// <summary>The most items of a list and the most characters of a text.</summary>
    public const int Largest = 1_000_000;

    /// <summary>How deep lists and objects may lie in each other, and how deep an expression may be nested.</summary>
    public const int Deepest = 200;

    /// <summary>Refuses text that would become too long, before it is built.</summary>
    public static void CheckText(long characters, Place place)
    {
        if (characters > Largest)
        {
            throw place.Fault($"The text becomes longer than {Largest} characters.");
        }
        place.SpendText(characters);
    }

    /// <summary>Refuses a list that would become too long, before it is built.</summary>
    public static void CheckList(double items, Place place)
    {
        if (!(items <= Largest))
        {
            throw place.Fault($"The list becomes longer than {Largest} items.");
        }
        place.Spend((long)items);
    }

    /// <summary>Refuses a value that is too deep, or too large with all that it holds.</summary>
    public static Value Checked(Value value, Place place, int depth = 0)
    {
        if (value.Kind == ValueKind.Text)
        {
            place.SpendText(value.AsText().Length);
        }
        if (value.Kind < ValueKind.List)
        {
            return value;
        }
        CheckDepth(depth, place);
        place.Spend(value.Items.Length);
        foreach (var item in value.Items)
        {
            if (item.Kind >= ValueKind.Text)
            {
                Checked(item, place, depth + 1);
            }
        }
        return value;
    }

    /// <summary>Refuses to go further down into a value.</summary>
    public static void CheckDepth(int depth, Place place)
    {
        if (depth >= Deepest)
        {
            throw place.Fault($"The value is nested more than {Deepest} levels deep.");
        }
    }
}
