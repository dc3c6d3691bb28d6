using ExpRunner.Values;

namespace ExpRunner.Spaces;

/// <summary>Compares values by what they mean, as identity does, and spreads nested ones well over a dictionary.</summary>
internal sealed class ValueIdentity : IEqualityComparer<Value>
{
    public static ValueIdentity Comparer { get; } = new();

    public bool Equals(Value left, Value right)
        => left.Kind == ValueKind.Number && right.Kind == ValueKind.Number ? left.IsSameNumber(right) : left == right;

    public int GetHashCode(Value value) => value.Kind is ValueKind.List or ValueKind.Object
        ? string.GetHashCode(value.ToCanonicalJson(), StringComparison.Ordinal)
        : value.GetHashCode();
}
