using ExpRunner.Values;

namespace ExpRunner.Expressions;

/// <summary>Every function of the language; docs/expressions.md describes each. Null where a number or text is wanted gives null.</summary>
internal static class Functions
{
    private const int Any = int.MaxValue;

    /// <summary>The functions by name.</summary>
    public static IReadOnlyDictionary<string, Function> All { get; } = new[]
    {
        OfNumber("abs", Math.Abs),
        new Function("min(a, b, ...)", 1, Any, (args, place) => Fold(args, place, "min", Math.Min)),
        new Function("max(a, b, ...)", 1, Any, (args, place) => Fold(args, place, "max", Math.Max)),
        new Function("sum(list)", 1, Any, (args, place) => Value.Of(Numbers(args, place, "sum").Sum())),
        new Function("mean(list)", 1, Any, (args, place) => Mean(Numbers(args, place, "mean"))),
        new Function("round(x, digits)", 1, 2, Round),
        OfNumber("floor", Math.Floor),
        OfNumber("ceil", Math.Ceiling),
        OfNumber("sqrt", Math.Sqrt),
        OfNumber("exp", Math.Exp),
        OfNumber("log", Math.Log),
        OfNumber("log2", Math.Log2),
        OfNumber("log10", Math.Log10),
        new Function("pow(x, y)", 2, 2, (args, place) => Arithmetic.Compute(Operator.Power, args[0], args[1], place)),
        new Function("len(x)", 1, 1, Length),
        OfText("lower", text => text.ToLowerInvariant()),
        OfText("upper", text => text.ToUpperInvariant()),
        new Function("contains(text, part)", 2, 2, Contains),
        OfTexts("startswith", (text, part) => text.StartsWith(part, StringComparison.Ordinal)),
        OfTexts("endswith", (text, part) => text.EndsWith(part, StringComparison.Ordinal)),
        new Function("isnan(x)", 1, 1, (args, _) => Value.Of(args[0].Kind == ValueKind.Number && double.IsNaN(args[0].AsDouble()))),
        new Function("coalesce(a, b, ...)", 1, Any, (args, _) => Array.Find(args, value => !value.IsNull)),
    }.ToDictionary(function => function.Name);

    private static Function OfNumber(string name, Func<double, double> compute)
        => new($"{name}(x)", 1, 1, (args, place) => args[0].IsNull ? Value.Null : Value.Of(compute(place.Number(args[0], name))));

    private static Function OfText(string name, Func<string, string> compute)
        => new($"{name}(text)", 1, 1, (args, place) => args[0].IsNull ? Value.Null : Value.Of(compute(place.TextOf(args[0], name))));

    private static Function OfTexts(string name, Func<string, string, bool> compute)
        => new($"{name}(text, part)", 2, 2, (args, place) => args[0].IsNull || args[1].IsNull
            ? Value.Null
            : Value.Of(compute(place.TextOf(args[0], name), place.TextOf(args[1], name))));

    /// <summary>The numbers among the arguments and in lists among them; nulls are left out.</summary>
    private static List<double> Numbers(ReadOnlySpan<Value> args, Place place, string name)
    {
        var numbers = new List<double>();
        foreach (var arg in args)
        {
            if (arg.Kind == ValueKind.List)
            {
                numbers.AddRange(Numbers(arg.Items, place, name));
            }
            else if (!arg.IsNull)
            {
                numbers.Add(place.Number(arg, name));
            }
        }
        return numbers;
    }

    private static Value Fold(Value[] args, Place place, string name, Func<double, double, double> choose)
    {
        var numbers = Numbers(args, place, name);
        return numbers.Count == 0 ? Value.Null : Value.Of(numbers.Aggregate(choose));
    }

    private static Value Mean(List<double> numbers) => numbers.Count == 0 ? Value.Null : Value.Of(numbers.Average());

    /// <summary>Rounds halves away from zero.</summary>
    private static Value Round(Value[] args, Place place)
    {
        if (args[0].IsNull || (args.Length > 1 && args[1].IsNull))
        {
            return Value.Null;
        }
        var digits = args.Length == 1 ? 0 : place.Number(args[1], "round");
        return digits is >= 0 and <= 15 && Math.Floor(digits) == digits
            ? Value.Of(Math.Round(place.Number(args[0], "round"), (int)digits, MidpointRounding.AwayFromZero))
            : throw place.Fault("The digits of round(x, digits) are a whole number from 0 to 15.");
    }

    private static Value Length(Value[] args, Place place) => args[0].Kind switch
    {
        ValueKind.Null => Value.Null,
        ValueKind.Text => Value.Of(args[0].AsText().EnumerateRunes().Count()),
        ValueKind.List or ValueKind.Object => Value.Of(args[0].Items.Length),
        _ => throw place.Fault($"len needs text, a list or an object, not {Place.Name(args[0])}."),
    };

    private static Value Contains(Value[] args, Place place) => args[0].Kind switch
    {
        ValueKind.Null => Value.Null,
        ValueKind.List => Value.Of(Comparing.Holds(args[0], args[1], place)),
        _ when args[1].IsNull => Value.Null,
        _ => Value.Of(place.TextOf(args[0], "contains").Contains(place.TextOf(args[1], "contains"), StringComparison.Ordinal)),
    };
}
