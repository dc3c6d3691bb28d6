using ExpRunner.Values;

namespace ExpRunner.Spaces;

/// <summary>An object: every combination of its members' values, the first member slowest.</summary>
internal sealed class ProductDomain : Domain
{
    private readonly MixedRadix _radix;
    private readonly string[] _names;
    private readonly MemberNames _memberNames;

    public ProductDomain((string Name, Domain Domain)[] members)
    {
        Members = members;
        _names = Array.ConvertAll(members, member => member.Name);
        _memberNames = new(_names);
        _radix = new(Array.ConvertAll(members, member => member.Domain));
    }

    public IReadOnlyList<(string Name, Domain Domain)> Members { get; }

    public override UInt128? Count => _radix.Count;

    public override bool IsContinuous => _radix.IsContinuous;

    public override Value At(UInt128 index) => Value.Object(_memberNames, _radix.At(index));

    public override bool TryIndexOf(Value value, out UInt128 index)
    {
        index = 0;
        if (value.Kind != ValueKind.Object || value.Items.Length != _names.Length)
        {
            return false;
        }
        return value.Names.SequenceEqual(_names) ? _radix.TryIndexOf(value.Items, out index)
            : TryOrder(value, out var items) && _radix.TryIndexOf(items, out index);
    }

    internal override Value Draw(Random random) => Value.Object(_memberNames, _radix.Draw(random));

    public override Value ToJson()
        => Value.Object(("product", Value.Object([.. Members.Select(member => (member.Name, member.Domain.ToJson()))])));

    private bool TryOrder(Value value, out Value[] items)
    {
        items = new Value[_names.Length];
        for (var i = 0; i < items.Length; i++)
        {
            if (!value.TryGet(_names[i], out items[i]))
            {
                return false;
            }
        }
        return true;
    }
}
