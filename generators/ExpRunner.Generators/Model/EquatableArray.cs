using System.Collections;

namespace ExpRunner.Generators.Model;

/// <summary>An immutable array that equals another one with equal items, so that unchanged models are recognised.</summary>
/// <remarks>A class, as all of the model: the compiler's generic code for a pipeline is compiled anew for each kind of struct, and once for all classes.</remarks>
internal sealed class EquatableArray<T>(params T[] items) : IEquatable<EquatableArray<T>>, IReadOnlyList<T>
{
    public int Count => items.Length;

    public T this[int index] => items[index];

    public bool Equals(EquatableArray<T>? other) => other is not null && items.SequenceEqual(other);

    public override bool Equals(object? obj) => Equals(obj as EquatableArray<T>);

    public override int GetHashCode()
        => items.Aggregate(17, (hash, item) => unchecked((hash * 31) + EqualityComparer<T>.Default.GetHashCode(item!)));

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => items.GetEnumerator();
}

internal static class EquatableArray
{
    public static EquatableArray<T> ToEquatable<T>(this IEnumerable<T> items) => new(items.ToArray());
}
