using ExpRunner.Values;

namespace ExpRunner.Expressions;

/// <summary>A function an expression may call.</summary>
/// <param name="Usage">How it is written, for messages: <c>abs(x)</c>.</param>
/// <param name="Least">The fewest arguments.</param>
/// <param name="Most">The most arguments.</param>
/// <param name="Compute">Computes the value.</param>
/// <param name="Nulls">What becomes of arguments that are null.</param>
internal sealed record Function(string Usage, int Least, int Most, Func<Value[], Place, Value> Compute, NullArguments Nulls = NullArguments.GiveNull)
{
    /// <summary>The number of arguments that no call reaches.</summary>
    public const int Any = int.MaxValue;

    /// <summary>The name it is called by.</summary>
    public string Name { get; } = Usage[..Usage.IndexOf('(')];

    /// <summary>The value for these arguments.</summary>
    public Value Call(Value[] args, Place place)
    {
        var empty = Nulls == NullArguments.AreTaken ? -1 : Array.FindIndex(args, arg => arg.IsNull);
        if (empty >= 0 && place.IsStrict)
        {
            throw place.Fault($"Argument {empty + 1} of {Usage} is null.");
        }
        if (empty >= 0 && Nulls == NullArguments.GiveNull)
        {
            return Value.Null;
        }
        foreach (var arg in args)
        {
            place.SpendText(arg.Kind == ValueKind.Text ? arg.AsText().Length : arg.Items.Length * 8L);
        }
        var result = Compute(args, place);
        if (result.Kind == ValueKind.Number && !double.IsFinite(result.AsDouble()) && place.IsStrict)
        {
            place.Finite(result.AsDouble(), Array.TrueForAll(args, IsFinite), $"The result of {Name}");
        }
        return result;
    }

    private static bool IsFinite(Value value) => value.Kind switch
    {
        ValueKind.Number => double.IsFinite(value.AsDouble()),
        ValueKind.List => Array.TrueForAll(value.Items.ToArray(), item => item.Kind != ValueKind.Number || double.IsFinite(item.AsDouble())),
        _ => true,
    };
}
