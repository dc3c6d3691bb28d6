using System.Globalization;
using ExpRunner.Values;

namespace ExpRunner.Expressions;

/// <summary>Functions that make a list of numbers from its ends. What is short in decimal notation stays short: range(0, 1, 0.1) has 0.3.</summary>
internal static class FunctionsOfRanges
{
    private const decimal LargestExact = 1e15m;
    private const int ShortDigits = 12;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Function> All { get; } =
    [
        new("range(from, to, step)", 1, 3, Range),
        new("linspace(from, to, n)", 3, 3, Linear),
        new("logspace(from, to, n)", 3, 3, Logarithmic),
    ];

    /// <summary>From the first number on, up to, not including, the end.</summary>
    private static Value Range(Value[] args, Place place)
    {
        var from = args.Length == 1 ? Value.Of(0L) : args[0];
        var to = args[Math.Min(1, args.Length - 1)];
        var step = args.Length == 3 ? args[2] : Value.Of(1L);
        var (a, b, by) = (Finite(from, "range", place), Finite(to, "range", place), Finite(step, "range", place));
        if (by == 0)
        {
            throw place.Fault("The step of range(from, to, step) is 0.");
        }
        return Exact(from) is { } first && Exact(to) is { } last && Exact(step) is { } width
            ? Stepped(first, last, width, place)
            : List(Math.Ceiling((b - a) / by), i => a + (i * by), place);
    }

    private static Value Stepped(decimal from, decimal to, decimal step, Place place)
    {
        var count = Math.Ceiling((double)(to - from) / (double)step);
        Limits.CheckList(count, place);
        // The quotient of doubles may be one too many or too few.
        var exact = Math.Max(0, (long)count - 1);
        while (step > 0 ? from + (exact * step) < to : from + (exact * step) > to)
        {
            exact++;
        }
        return List(exact, i => Nearest(from + (i * step)), place);
    }

    private static Value Linear(Value[] args, Place place)
    {
        var (a, b, n) = (Finite(args[0], "linspace", place), Finite(args[1], "linspace", place), Count(args[2], "linspace", place));
        if (Exact(args[0]) is { } from && Exact(args[1]) is { } to)
        {
            return List(n, i => i == 0 ? a : i == n - 1 ? b : Nearest(from + ((to - from) * i / (n - 1))), place);
        }
        return List(n, i => i == 0 ? a : i == n - 1 ? b : Between(a, b, (double)i / (n - 1)), place);
    }

    private static Value Logarithmic(Value[] args, Place place)
    {
        var (a, b, n) = (Finite(args[0], "logspace", place), Finite(args[1], "logspace", place), Count(args[2], "logspace", place));
        if (a <= 0 || b <= 0)
        {
            throw place.Fault("The ends of logspace(from, to, n) are values above 0, not exponents.");
        }
        var (from, to) = (Math.Log10(a), Math.Log10(b));
        return List(n, i => i == 0 ? a : i == n - 1 ? b : Short(Math.Pow(10, from + ((to - from) * i / (n - 1)))), place);
    }

    private static double Between(double a, double b, double part) => double.IsFinite(b - a) ? a + ((b - a) * part) : (a * (1 - part)) + (b * part);

    /// <summary>A number that is a short one but for the last digits of a double is the short one.</summary>
    private static double Short(double number)
    {
        var rounded = double.Parse(number.ToString("E" + (ShortDigits - 1), CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return Math.Abs(rounded - number) <= 8 * Math.Abs(Math.BitIncrement(number) - number) ? rounded : number;
    }

    private static Value List(double count, Func<int, double> item, Place place)
    {
        Limits.CheckList(count, place);
        var items = new Value[Math.Max(0, (int)count)];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = Value.Of(item(i));
        }
        return Value.List(items);
    }

    private static double Finite(Value value, string use, Place place)
        => place.Number(value, use) is var number && double.IsFinite(number) ? number : throw place.Fault($"{use} needs finite numbers, not {value}.");

    private static int Count(Value value, string use, Place place)
    {
        var count = Finite(value, use, place);
        Limits.CheckList(count, place);
        return count >= 0 && Math.Floor(count) == count ? (int)count : throw place.Fault($"The n of {use}(from, to, n) is a whole number from 0, not {value}.");
    }

    /// <summary>The number as it is written, where sums and products of such numbers are exact.</summary>
    private static decimal? Exact(Value value)
        => decimal.TryParse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < LargestExact && Nearest(number) == value.AsDouble()
            ? number : null;

    private static double Nearest(decimal number) => double.Parse(number.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
