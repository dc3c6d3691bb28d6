using ExpRunner.Values;

namespace ExpRunner.Expressions;

/// <summary>Functions of texts and lists alike, and of any value.</summary>
internal static class FunctionsOfValues
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Function> All { get; } =
    [
        new("len(x)", 1, 1, Length),
        new("contains(x, part)", 2, 2, Contains, NullArguments.AreTaken),
        new("slice(x, from, to)", 2, 3, Slice),
        new("repeat(x, times)", 2, 2, Repeat),
        new("isnan(x)", 1, 1, (args, _) => Value.Of(args[0].Kind == ValueKind.Number && double.IsNaN(args[0].AsDouble())), NullArguments.AreTaken),
        new("coalesce(a, b, ...)", 1, Function.Any, (args, _) => Array.Find(args, value => !value.IsNull), NullArguments.AreTaken),
    ];

    private static Value Length(Value[] args, Place place) => args[0].Kind switch
    {
        ValueKind.Text => Value.Of((long)args[0].AsText().EnumerateRunes().Count()),
        ValueKind.List or ValueKind.Object => Value.Of((long)args[0].Items.Length),
        _ => throw place.Fault($"len needs text, a list or an object, not {Place.Name(args[0])}."),
    };

    private static Value Contains(Value[] args, Place place)
    {
        if (args[0].Kind == ValueKind.List)
        {
            return Value.Of(Comparing.Holds(args[0], args[1], place));
        }
        return (args[0].IsNull || args[1].IsNull) && !place.IsStrict
            ? Value.Null
            : Value.Of(TextParts.Contains(place.TextOf(args[0], "contains"), place.TextOf(args[1], "contains"), place));
    }

    private static Value Slice(Value[] args, Place place)
    {
        if (args[0].Kind == ValueKind.List)
        {
            var (from, to) = Bounds(args, args[0].Items.Length, place);
            return Value.List(args[0].Items[from..to].ToArray());
        }
        var signs = place.TextOf(args[0], "slice").EnumerateRunes().ToArray();
        var (first, end) = Bounds(args, signs.Length, place);
        return Value.Of(string.Concat(signs[first..end]));
    }

    /// <summary>What lies outside is cut off; negative bounds count from the back.</summary>
    private static (int From, int To) Bounds(Value[] args, int count, Place place)
    {
        var from = Bound(args[1], count, place);
        return (from, Math.Max(from, args.Length == 3 ? Bound(args[2], count, place) : count));
    }

    private static int Bound(Value value, int count, Place place)
    {
        var bound = place.Number(value, "slice");
        return Math.Floor(bound) == bound ? (int)Math.Clamp(bound < 0 ? bound + count : bound, 0, count) : throw place.Fault($"The bounds of slice(x, from, to) are whole numbers, not {value}.");
    }

    private static Value Repeat(Value[] args, Place place)
    {
        var times = place.Number(args[1], "repeat");
        if (!(times >= 0) || Math.Floor(times) != times)
        {
            throw place.Fault($"The times of repeat(x, times) are a whole number from 0, not {args[1]}.");
        }
        if (args[0].Kind == ValueKind.List)
        {
            Limits.CheckList(args[0].Items.Length * times, place);
            return Value.List([.. Enumerable.Repeat(args[0].Items.ToArray(), args[0].Items.Length == 0 ? 0 : (int)times).SelectMany(items => items)]);
        }
        var text = place.TextOf(args[0], "repeat");
        Limits.CheckText((long)Math.Min(2.0 * Limits.Largest, text.Length * times), place);
        return Value.Of(text.Length == 0 ? "" : new System.Text.StringBuilder().Insert(0, text, (int)times).ToString());
    }
}
