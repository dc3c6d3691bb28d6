using System.Globalization;
using System.Text;
using ExpRunner.Values;

namespace ExpRunner.Expressions;

/// <summary>Functions of text.</summary>
internal static class FunctionsOfTexts
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Function> All { get; } =
    [
        OfOne("lower", text => text.ToLowerInvariant()),
        OfOne("upper", text => text.ToUpperInvariant()),
        OfOne("trim", text => text.Trim()),
        OfTwo("startswith", (text, part) => text.StartsWith(part, StringComparison.Ordinal)),
        OfTwo("endswith", (text, part) => text.EndsWith(part, StringComparison.Ordinal)),
        new("replace(text, old, new)", 3, 3, (args, place) => TextParts.Replace(place.TextOf(args[0], "replace"), place.TextOf(args[1], "replace"), place.TextOf(args[2], "replace"), place)),
        new("split(text, separator)", 1, 2, Split),
        new("join(list, separator)", 2, 2, Join),
        new("padleft(x, width, sign)", 2, 3, (args, place) => Pad(args, "padleft", (text, pad) => pad + text, place)),
        new("padright(x, width, sign)", 2, 3, (args, place) => Pad(args, "padright", (text, pad) => text + pad, place)),
        new("text(x)", 1, 1, (args, place) => Value.Of(WrittenText.Of(args[0], place))),
        new("number(x)", 1, 1, Number),
        new("format(x, format)", 2, 2, (args, place) => Value.Of(NumberFormat.Parse(place.TextOf(args[1], "format"), place.Fault).Apply(args[0], place))),
    ];

    private static Function OfOne(string name, Func<string, string> compute)
        => new($"{name}(text)", 1, 1, (args, place) => Value.Of(compute(place.TextOf(args[0], name))));

    private static Function OfTwo(string name, Func<string, string, bool> compute)
        => new($"{name}(text, part)", 2, 2, (args, place) => Value.Of(compute(place.TextOf(args[0], name), place.TextOf(args[1], name))));

    /// <summary>Without a separator: at white space, without empty parts.</summary>
    private static Value Split(Value[] args, Place place)
    {
        var text = place.TextOf(args[0], "split");
        return args.Length == 1
            ? Value.List([.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Value.Of)])
            : TextParts.Split(text, place.TextOf(args[1], "split"), place);
    }

    private static Value Join(Value[] args, Place place)
    {
        var separator = place.TextOf(args[1], "join");
        var parts = Array.ConvertAll(FunctionsOfLists.Items(args[0], "join", place), item => Simple(item, "join", place));
        Limits.CheckText(parts.Sum(part => (long)part.Length) + ((long)separator.Length * Math.Max(0, parts.Length - 1)), place);
        return Value.Of(string.Join(separator, parts));
    }

    private static Value Pad(Value[] args, string name, Func<string, string, string> add, Place place)
    {
        var (text, width) = (Simple(args[0], name, place), place.Number(args[1], name));
        var sign = args.Length == 3 ? place.TextOf(args[2], name) : " ";
        if (!(width >= 0) || Math.Floor(width) != width || sign.EnumerateRunes().Count() != 1)
        {
            throw place.Fault($"{name}(x, width, sign) needs a whole number from 0 and one character.");
        }
        var missing = width - text.EnumerateRunes().Count();
        Limits.CheckText((long)Math.Min(2.0 * Limits.Largest, text.Length + (Math.Max(0, missing) * sign.Length)), place);
        return Value.Of(missing <= 0 ? text : add(text, new StringBuilder().Insert(0, sign, (int)missing).ToString()));
    }

    private static Value Number(Value[] args, Place place) => args[0].Kind switch
    {
        ValueKind.Number => args[0],
        ValueKind.Boolean => Value.Of(args[0].AsBoolean() ? 1L : 0L),
        _ => Value.TryNumber(place.TextOf(args[0], "number").Trim(), out var number) ? number : throw place.Fault($"{Comparing.Capital(Place.Name(args[0]))} is no number."),
    };

    private static string Simple(Value value, string name, Place place)
        => value.Kind is ValueKind.Text or ValueKind.Number or ValueKind.Boolean ? value.ToString() : throw place.Fault($"{name} needs text, numbers or booleans, not {Place.Name(value)}.");
}
