using ExpRunner.Values;

namespace ExpRunner.Spaces;

/// <summary>Points that are kept one by one. Of equal ones the first is found.</summary>
internal sealed class ListedPoints(Value[] values) : GridPoints
{
    private const int FewPoints = 16;
    private readonly bool _areFew = values.Length <= FewPoints && !Array.Exists(values, value => value.Kind is ValueKind.List or ValueKind.Object);
    private readonly Lazy<Dictionary<Value, int>> _indices = new(() => Indices(values));

    public Value[] Values => values;

    public override UInt128 Count => (UInt128)values.Length;

    public override Value At(UInt128 index) => values[checked((int)index)];

    public override bool TryIndexOf(Value value, out UInt128 index)
    {
        if (_areFew)
        {
            var place = Array.FindIndex(values, known => ValueIdentity.Comparer.Equals(known, value));
            index = place < 0 ? 0 : (UInt128)place;
            return place >= 0;
        }
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
