using ExpRunner.Values;

namespace ExpRunner.Expressions;

/// <summary>Functions of lists.</summary>
internal static class FunctionsOfLists
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Function> All { get; } =
    [
        Of("first", (items, place) => items[place.Index(Value.Of(0L), items.Length, "a list")]),
        Of("last", (items, place) => items[place.Index(Value.Of(-1L), items.Length, "a list")]),
        Of("sort", Sort),
        Of("reverse", (items, _) => Value.List([.. items.AsEnumerable().Reverse()])),
        Of("unique", Unique),
        Of("any", (items, place) => Value.Of(Array.Exists(items, item => IsTrue(item, "any", place)))),
        Of("all", (items, place) => Value.Of(Array.TrueForAll(items, item => IsTrue(item, "all", place)))),
        Search("index(list, item)", (items, item, place) => Array.FindIndex(items, other => Comparing.AreEqual(other, item, place)) is >= 0 and var at ? Value.Of((long)at) : Value.Null),
        Search("count(list, item)", (items, item, place) => Value.Of((long)items.Count(other => Comparing.AreEqual(other, item, place)))),
        new("concat(a, b, ...)", 1, Function.Any, Concat),
        new("zip(a, b)", 2, 2, Zip),
    ];

    /// <summary>The items, or an error that names what was found.</summary>
    public static Value[] Items(Value list, string use, Place place)
        => list.Kind == ValueKind.List ? list.Items.ToArray() : throw place.Fault($"{use} needs a list, not {Place.Name(list)}.");

    private static Function Of(string name, Func<Value[], Place, Value> compute)
        => new($"{name}(list)", 1, 1, (args, place) => compute(Items(args[0], name, place), place));

    /// <summary>What is searched for may be null.</summary>
    private static Function Search(string usage, Func<Value[], Value, Place, Value> compute)
    {
        var name = usage[..usage.IndexOf('(')];
        return new(usage, 2, 2, (args, place) => args[0].IsNull && !place.IsStrict ? Value.Null : compute(Items(args[0], name, place), args[1], place), NullArguments.AreTaken);
    }

    /// <summary>Ascending and stable, NaN last.</summary>
    private static Value Sort(Value[] items, Place place)
    {
        foreach (var item in items)
        {
            Comparing.Order(items[0], item, place);
        }
        try
        {
            return Value.List([.. items.Order(Comparer<Value>.Create((left, right) => Comparing.Order(left, right, place) ?? IsNaN(left).CompareTo(IsNaN(right))))]);
        }
        catch (InvalidOperationException fault) when (fault.InnerException is ExpressionException inner)
        {
            // Too much work; what sorts wraps whatever a comparison throws.
            throw new ExpressionException(inner.Text, inner.Position, inner.Reason);
        }
    }

    private static bool IsNaN(Value value) => double.IsNaN(value.AsDouble());

    /// <summary>Each item where it comes first.</summary>
    private static Value Unique(Value[] items, Place place)
    {
        if (Array.Find(items, item => item.Kind >= ValueKind.List) is { IsNull: false } part)
        {
            throw place.Fault($"unique compares numbers, texts and booleans, not {Place.Name(part)}.");
        }
        foreach (var item in items)
        {
            place.SpendText(item.Kind == ValueKind.Text ? item.AsText().Length : 0);
        }
        return Value.List([.. items.Distinct()]);
    }

    private static bool IsTrue(Value item, string name, Place place) => item.Kind switch
    {
        ValueKind.Boolean => item.AsBoolean(),
        ValueKind.Null when !place.IsStrict => false,
        _ => throw place.Fault($"{name} needs a list of booleans, not of {Place.Name(item)}."),
    };

    private static Value Concat(Value[] lists, Place place)
    {
        Limits.CheckList(lists.Sum(list => (double)list.Items.Length), place);
        return Value.List([.. lists.SelectMany(list => Items(list, "concat", place))]);
    }

    private static Value Zip(Value[] lists, Place place)
    {
        var (a, b) = (Items(lists[0], "zip", place), Items(lists[1], "zip", place));
        return a.Length == b.Length
            ? Value.List([.. a.Zip(b, (left, right) => Value.List(left, right))])
            : throw place.Fault($"zip needs lists of one length, not of {a.Length} and {b.Length} items.");
    }
}
