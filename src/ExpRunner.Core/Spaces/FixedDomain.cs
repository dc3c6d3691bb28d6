using ExpRunner.Values;

namespace ExpRunner.Spaces;

/// <summary>One value.</summary>
internal sealed class FixedDomain(Value value, bool isUnset = false) : Domain
{
    public Value Value => value;

    /// <summary>Whether the value only stands in for one that a required field still needs.</summary>
    public bool IsUnset => isUnset;

    public override UInt128? Count => 1;

    public override bool IsContinuous => false;

    public override Value At(UInt128 index) => value;

    public override bool TryIndexOf(Value other, out UInt128 index)
    {
        index = 0;
        return ValueIdentity.Comparer.Equals(value, other);
    }

    internal override Value Draw(Random random) => value;

    public override Value ToJson() => Value.Object(("fixed", value));
}
