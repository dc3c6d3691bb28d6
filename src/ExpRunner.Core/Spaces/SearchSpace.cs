using ExpRunner.Values;

namespace ExpRunner.Spaces;

/// <summary>Everything a search may choose from: the domain of every config field. Immutable; narrowing makes a new one.</summary>
public sealed partial class SearchSpace
{
    private readonly Lazy<IReadOnlyList<SpaceField>> _fields;

    internal SearchSpace(Domain root, IObjectType? type)
    {
        Root = root;
        Type = type;
        _fields = new(() => SpaceFields.Of(this));
    }

    internal Domain Root { get; }

    internal IObjectType? Type { get; }

    /// <summary>The type of the whole config; one that knows no more than values where there is none.</summary>
    internal ConfigType ConfigType => Type as ConfigType ?? AnyType.Instance;

    /// <summary>The number of grid points; null where some field is continuous and has none.</summary>
    public UInt128? Count => Root.Count;

    /// <summary>Every field, in order of declaration, nested ones by their paths.</summary>
    internal IReadOnlyList<SpaceField> Fields => _fields.Value;

    /// <summary>Whether there is a grid: no field is continuous without grid points.</summary>
    internal bool HasGrid => Count is not null;

    /// <summary>What is odd but no error, each naming its field.</summary>
    internal IReadOnlyList<string> Warnings => [.. Fields
        .Where(place => !place.IsPart)
        .SelectMany(place => place.Domain.Warnings.Select(warning => $"{place.Path}: {warning}"))];

    /// <summary>The config with that index: first field slowest, last fastest, in order of declaration.</summary>
    /// <exception cref="InvalidOperationException">Some field is continuous and has no grid points.</exception>
    public Value At(UInt128 index) => Root.At(index);

    /// <summary>The index of a config. Values may be written in any way that the fields' types read, and fields with a default may be missing.</summary>
    public bool TryIndexOf(Value config, out UInt128 index)
    {
        if (Root.TryIndexOf(config, out index))
        {
            return true;
        }
        try
        {
            return Root.TryIndexOf(ConfigType.Normalise(config), out index);
        }
        catch (ConfigException)
        {
            return false;
        }
    }

    /// <summary>The required fields that nothing gives a value yet, each with the way out.</summary>
    internal IReadOnlyList<string> Problems() => [.. Fields
        .Where(field => field.Domain is FixedDomain { IsUnset: true })
        .Select(field => $"{field.Path} has no value: it is required and neither varied nor set. Add --set {field.Path}=VALUE.")];

    /// <summary>The fields that keep the space from having a grid, each with the way out.</summary>
    internal IReadOnlyList<string> GridProblems() => [.. Fields
        .Where(field => field.Domain is IntervalDomain { Count: null })
        .Select(field => $"{field.Path} is a continuous range without grid points: add Count, or use --search random")];
}
