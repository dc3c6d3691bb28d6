using System.ComponentModel;
using ExpRunner.Values;

namespace ExpRunner.Spaces;

/// <summary>One field of a config, of type <typeparamref name="T"/>. What its attributes say is told once, while it is described: generated code calls these methods.</summary>
/// <remarks>It does not know the class that it is a field of, because the compiler pays for each pair of types.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Field<T> : Field
{
    private readonly ConfigType<T> _type;
    private Func<Domain>? _variation;

    internal Field(string name, ConfigType<T> type)
        : base(name)
        => _type = type;

    /// <inheritdoc/>
    public override ConfigType Type => _type;

    internal ConfigType<T> Typed => _type;

    /// <summary>Takes the given choices, in order.</summary>
    public Field<T> Choices(params T[] values) => Varied(() => Domain.Choices([.. values.Select(_type.Write)]));

    /// <summary>Takes every value of a bool or enum; every alternative of a field that holds one of several types.</summary>
    public Field<T> All() => Varied(() => _type is IAlternativesType alternatives
        ? alternatives.AllAlternatives()
        : Domain.Choices(_type.AllValues ?? throw new ConfigException($"{_type.Name} has no list of all values.")));

    /// <summary>Takes the values of a sequence, read when the space is first used.</summary>
    public Field<T> Source(Func<IEnumerable<T>> values) => Varied(() => Domain.Choices([.. values().Select(_type.Write)]));

    /// <summary>Takes a range; numbers as text, so that steps are exact. Of <paramref name="step"/>, <paramref name="factor"/> and <paramref name="count"/> at most one is given.</summary>
    public Field<T> Range(string min, string max, Scale scale = Scale.Linear, string? step = null, string? factor = null, int? count = null)
        => Varied(() => Domain.Range(new RangeSpec(min, max, scale, step, factor, count), _type));

    /// <summary>Only labels trials.</summary>
    public Field<T> Tag()
    {
        IsTag = true;
        return this;
    }

    /// <summary>Has no setter.</summary>
    public Field<T> Computed()
    {
        IsComputed = true;
        return this;
    }

    /// <summary>Has no default.</summary>
    public Field<T> Required()
    {
        IsRequired = true;
        return this;
    }

    internal override Domain DomainFor(Value @default) => _variation is null ? _type.DomainOf(@default) : _variation();

    private Field<T> Varied(Func<Domain> variation)
    {
        _variation = variation;
        return this;
    }
}
