using ExpRunner.Values;

namespace ExpRunner.Spaces;

/// <summary>The values a search may put into one place of a config.</summary>
public abstract class Domain
{
    private protected Domain()
    {
    }

    /// <summary>The number of grid points; null where the domain is continuous and has none.</summary>
    public abstract UInt128? Count { get; }

    /// <summary>Whether random draws are made of their own, independently of the grid points; where false, a draw is one of the points, all equally likely.</summary>
    public abstract bool IsContinuous { get; }

    /// <summary>The grid point with that index; nested domains count with the first member slowest.</summary>
    public abstract Value At(UInt128 index);

    /// <summary>The index of a value among the grid points.</summary>
    public abstract bool TryIndexOf(Value value, out UInt128 index);

    /// <summary>A random value; continuous parts uniformly on their scale, others uniformly over their points.</summary>
    internal abstract Value Draw(Random random);

    /// <summary>The domain as sweep.json keeps it; <see cref="FromJson"/> reads it again.</summary>
    public abstract Value ToJson();

    /// <summary>The points of one field; null for nested domains and continuous ones.</summary>
    internal virtual GridPoints? Points => null;

    /// <summary>What is odd about the domain but no error.</summary>
    internal virtual IReadOnlyList<string> Warnings => [];

    /// <exception cref="ConfigException">This is no domain.</exception>
    internal static Domain FromJson(Value json) => DomainReader.Read(json);

    internal static Domain Fixed(Value value) => new FixedDomain(value);

    internal static Domain Choices(IReadOnlyList<Value> values) => ChoicesDomain.Distinct(values);

    internal static Domain Range(RangeSpec spec, ConfigType type) => RangeDomain.Create(spec, type);

    internal static Domain Product((string Name, Domain Domain)[] members) => new ProductDomain(members);

    internal static Domain List(Domain[] items) => new ListDomain(items);

    internal static Domain Alternatives((string Name, Domain Fields)[] alternatives) => new AlternativesDomain(alternatives);
}
