using ExpRunner.Values;

namespace ExpRunner.Spaces;

/// <summary>A list of fixed length: every combination of its items' values, the first item slowest.</summary>
internal sealed class ListDomain(Domain[] items) : Domain
{
    private readonly MixedRadix _radix = new(items);

    public IReadOnlyList<Domain> Items => items;

    public override UInt128? Count => _radix.Count;

    public override bool IsContinuous => _radix.IsContinuous;

    public override Value At(UInt128 index) => Value.List(_radix.At(index));

    public override bool TryIndexOf(Value value, out UInt128 index)
    {
        index = 0;
        return value.Kind == ValueKind.List && _radix.TryIndexOf(value.Items, out index);
    }

    internal override Value Draw(Random random) => Value.List(_radix.Draw(random));

    public override Value ToJson() => Value.Object(("list", Value.List([.. items.Select(item => item.ToJson())])));
}
