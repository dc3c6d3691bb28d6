using ExpRunner.Values;

namespace ExpRunner.Spaces;

/// <summary>Points that are kept one by one. Of equal ones the first is found.</summary>
internal sealed class ListedPoints(Value[] values) : GridPoints
{
    private readonly Lazy<Dictionary<Value, int>> _indices = new(() => Indices(values));

    public Value[] Values => values;

    public override UInt128 Count => (UInt128)values.Length;

    public override Value At(UInt128 index) => values[checked((int)index)];

    public override bool TryIndexOf(Value value, out UInt128 index)
    {
        var found = _indices.Value.TryGetValue(value, out var at);
        index = (UInt128)at;
        return found;
    }

    private static Dictionary<Value, int> Indices(Value[] values)
    {
        var indices = new Dictionary<Value, int>(values.Length, ValueIdentity.Comparer);
        for (var i = 0; i < values.Length; i++)
        {
            indices.TryAdd(values[i], i);
        }
        return indices;
    }
}
