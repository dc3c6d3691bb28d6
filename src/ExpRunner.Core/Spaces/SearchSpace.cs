using ExpRunner.Values;

namespace ExpRunner.Spaces;

/// <summary>Everything a search may choose from: the domain of every config field. Immutable; narrowing makes a new one.</summary>
public sealed class SearchSpace
{
    internal SearchSpace(Domain root, IObjectType? type)
    {
        Root = root;
        Type = type;
    }

    internal Domain Root { get; }

    internal IObjectType? Type { get; }

    /// <summary>The number of grid points; null where some field is continuous and has none.</summary>
    public UInt128? Count => Root.Count;

    /// <summary>The config with that index: first field slowest, last fastest, in order of declaration.</summary>
    public Value At(UInt128 index) => Root.At(index);

    /// <summary>The index of a config.</summary>
    public bool TryIndexOf(Value config, out UInt128 index) => Root.TryIndexOf(config, out index);

    /// <summary>The same space with other choices for one field (<c>Opt.Rate</c> for nested ones).</summary>
    /// <exception cref="ConfigException">There is no such field, or a value is not of its type.</exception>
    public SearchSpace With(string field, params object?[] values) => throw new NotSupportedException();

    /// <summary>The same space with one field held at one value.</summary>
    /// <exception cref="ConfigException">There is no such field, or the value is not of its type.</exception>
    public SearchSpace Fix(string field, object? value) => throw new NotSupportedException();
}
