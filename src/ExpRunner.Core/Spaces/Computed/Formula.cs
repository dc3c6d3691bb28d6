using System.Collections.Concurrent;
using ExpRunner.Expressions;
using ExpRunner.Values;

namespace ExpRunner.Spaces;

/// <summary>A value that is computed from others: an expression, kept as <c>{"=": "lr * 2"}</c> in the place of what it gives.</summary>
internal static class Formula
{
    /// <summary>The one member that such a value has; no object of a sweep file can have it.</summary>
    public const string Mark = "=";

    private const int MostKept = 10_000;
    private static readonly ConcurrentDictionary<string, Expression> Parsed = new(StringComparer.Ordinal);

    /// <summary>The name beside <see cref="Mark"/> that tells expressions of one text apart which read other rows.</summary>
    private const string Reader = "entry";

    /// <summary>The value that an expression stands for until it is computed.</summary>
    public static Value Of(string text) => Value.Object((Mark, Value.Of(text)));

    /// <summary>The same value, with the number of its config at each expression that waits: what <c>trials[-1]</c> is depends on it.</summary>
    public static Value Waiting(Value value, int number) => !IsIn(value) ? value
        : TextOf(value) is { } text ? Value.Object((Mark, Value.Of(text)), (Reader, Value.Of((long)number)))
        : value.Kind == ValueKind.List ? Value.List(Array.ConvertAll(value.Items.ToArray(), item => Waiting(item, number)))
        : Value.Object(value.Names.ToArray(), Array.ConvertAll(value.Items.ToArray(), item => Waiting(item, number)));

    /// <summary>The expression; null: the value is no such thing.</summary>
    public static string? TextOf(Value value)
        => value.Kind == ValueKind.Object && value.Names is [Mark] or [Mark, Reader] && value.Items[0].Kind == ValueKind.Text ? value.Items[0].AsText() : null;

    /// <summary>Whether a value is to be computed, or has a part that is.</summary>
    public static bool IsIn(Value value)
    {
        if (value.Kind is not (ValueKind.List or ValueKind.Object))
        {
            return false;
        }
        if (TextOf(value) is not null)
        {
            return true;
        }
        foreach (var item in value.Items)
        {
            if (IsIn(item))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Every expression in a value, each with the path of its place: <c>opt.lr</c>, <c>sizes.0</c>.</summary>
    public static IEnumerable<(string Path, string Text)> AllIn(Value value, string path = "")
    {
        if (TextOf(value) is { } text)
        {
            return [(path, text)];
        }
        var members = Enumerable.Range(0, value.Items.Length).Select(i => (Name: value.Kind == ValueKind.Object ? value.Names[i] : $"{i}", Value: value.Items[i])).ToArray();
        return members.SelectMany(member => AllIn(member.Value, Join(path, member.Name)));
    }

    /// <summary>The same as people write it: <c>= lr * 2</c> for each expression.</summary>
    public static Value Shown(Value value) => !IsIn(value) ? value
        : TextOf(value) is { } text ? Value.Of($"= {text}")
        : value.Kind == ValueKind.List ? Value.List(Array.ConvertAll(value.Items.ToArray(), Shown))
        : Value.Object(value.Names.ToArray(), Array.ConvertAll(value.Items.ToArray(), Shown));

    /// <summary>The parsed expression; the same texts come again with every config.</summary>
    /// <exception cref="ExpressionException">The text is no expression.</exception>
    public static Expression Parse(string text)
    {
        if (Parsed.TryGetValue(text, out var known))
        {
            return known;
        }
        if (Parsed.Count >= MostKept)
        {
            Parsed.Clear();
        }
        return Parsed[text] = Expression.Parse(text);
    }

    /// <summary>The root names that an expression uses; none where it is none.</summary>
    public static IEnumerable<string> NamesOf(string text)
    {
        try
        {
            return Parse(text).Names;
        }
        catch (ExpressionException)
        {
            return [];
        }
    }

    /// <summary>The path of a member.</summary>
    public static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
