using ExpRunner.Values;

namespace ExpRunner.Reporting.Plots;

/// <summary>The different values of a column, in the order of <see cref="ValueOrder"/>.</summary>
internal sealed class Categories
{
    private const int Longest = 60;
    private const string Missing = "(none)";
    private readonly Dictionary<Value, int> _places = [];

    private Categories(IEnumerable<Value> values)
    {
        Values = [.. values];
        Labels = [.. Values.Select(value => value.IsNull ? Missing : PlotText.Short(value.ToString(), Longest))];
        for (var i = 0; i < Values.Count; i++)
        {
            _places.TryAdd(Values[i], i);
        }
    }

    /// <summary>The values, in order; what a row lacks comes last.</summary>
    public IReadOnlyList<Value> Values { get; }

    /// <summary>How many there are.</summary>
    public int Count => Values.Count;

    /// <summary>What they are called.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>The values of a column in all panels.</summary>
    public static Categories Of(PlotColumn column) => new(ValueOrder.Of(column.Everywhere, column.Order));

    /// <summary>The same from last to first.</summary>
    public Categories Reversed() => new(Values.Reverse());

    /// <summary>The place of a value.</summary>
    public int IndexOf(Value value) => _places[value];
}
