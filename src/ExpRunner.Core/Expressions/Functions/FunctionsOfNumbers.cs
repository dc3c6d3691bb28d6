using ExpRunner.Values;

namespace ExpRunner.Expressions;

/// <summary>Functions that make a number of numbers.</summary>
internal static class FunctionsOfNumbers
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Function> All { get; } =
    [
        OfOne("abs", Math.Abs),
        new("min(a, b, ...)", 1, Function.Any, (args, place) => Fold(args, place, "min", Math.Min), NullArguments.AreLeftOut),
        new("max(a, b, ...)", 1, Function.Any, (args, place) => Fold(args, place, "max", Math.Max), NullArguments.AreLeftOut),
        new("sum(list)", 1, Function.Any, (args, place) => Value.Of(Numbers(args, place, "sum").Sum()), NullArguments.AreLeftOut),
        new("mean(list)", 1, Function.Any, (args, place) => Mean(Numbers(args, place, "mean")), NullArguments.AreLeftOut),
        new("round(x, digits)", 1, 2, Round),
        OfOne("floor", Math.Floor),
        OfOne("ceil", Math.Ceiling),
        OfOne("trunc", Math.Truncate),
        OfOne("sign", x => double.IsNaN(x) ? x : Math.Sign(x)),
        new("clamp(x, least, most)", 3, 3, Clamp),
        OfTwo("mod(x, y)", FloorRemainder),
        OfOne("sqrt", Math.Sqrt),
        OfOne("cbrt", Math.Cbrt),
        OfTwo("hypot(x, y)", double.Hypot),
        OfOne("exp", Math.Exp),
        OfTwo("pow(x, y)", Math.Pow),
        OfOne("log", Math.Log),
        OfOne("log2", Math.Log2),
        OfOne("log10", Math.Log10),
        OfOne("sin", Math.Sin),
        OfOne("cos", Math.Cos),
        OfOne("tan", Math.Tan),
        OfOne("asin", Math.Asin),
        OfOne("acos", Math.Acos),
        OfOne("atan", Math.Atan),
        OfTwo("atan2(y, x)", Math.Atan2),
        OfOne("sinh", Math.Sinh),
        OfOne("cosh", Math.Cosh),
        OfOne("tanh", Math.Tanh),
        new("pi()", 0, 0, (_, _) => Value.Of(Math.PI)),
    ];

    private static Function OfOne(string name, Func<double, double> compute)
        => new($"{name}(x)", 1, 1, (args, place) => Value.Of(compute(place.Number(args[0], name))));

    private static Function OfTwo(string usage, Func<double, double, double> compute)
    {
        var name = usage[..usage.IndexOf('(')];
        return new(usage, 2, 2, (args, place) => Value.Of(compute(place.Number(args[0], name), place.Number(args[1], name))));
    }

    /// <summary>The numbers among the arguments and in lists among them; lenient, nulls are left out.</summary>
    private static List<double> Numbers(ReadOnlySpan<Value> args, Place place, string name)
    {
        var numbers = new List<double>();
        Gather(args, place, name, numbers, 0);
        return numbers;
    }

    private static void Gather(ReadOnlySpan<Value> values, Place place, string name, List<double> numbers, int depth)
    {
        Limits.CheckDepth(depth, place);
        place.Spend(values.Length);
        foreach (var value in values)
        {
            if (value.Kind == ValueKind.List)
            {
                Gather(value.Items, place, name, numbers, depth + 1);
            }
            else if (!value.IsNull || place.IsStrict)
            {
                numbers.Add(place.Number(value, name));
            }
        }
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
        var digits = args.Length == 1 ? 0 : place.Number(args[1], "round");
        return digits is >= 0 and <= 15 && Math.Floor(digits) == digits
            ? Value.Of(Math.Round(place.Number(args[0], "round"), (int)digits, MidpointRounding.AwayFromZero))
            : throw place.Fault("The digits of round(x, digits) are a whole number from 0 to 15.");
    }

    private static Value Clamp(Value[] args, Place place)
    {
        var (least, most) = (place.Number(args[1], "clamp"), place.Number(args[2], "clamp"));
        return least <= most
            ? Value.Of(Math.Clamp(place.Number(args[0], "clamp"), least, most))
            : throw place.Fault($"The bounds of clamp(x, least, most) are the wrong way round: {args[1]} is not below {args[2]}.");
    }

    /// <summary>The remainder with the sign of the divisor.</summary>
    private static double FloorRemainder(double x, double y)
    {
        var rest = x % y;
        return rest == 0 ? Math.CopySign(0, y) : rest < 0 != y < 0 ? rest + y : rest;
    }
}
