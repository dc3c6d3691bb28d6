using ExpRunner.Values;

namespace ExpRunner.Spaces;

/// <summary>The config of a program: parameters of which no more is known than their names and defaults.</summary>
/// <param name="name">The experiment's name.</param>
/// <param name="parameters">The parameters, in order of declaration.</param>
internal sealed class ParametersType(string name, IReadOnlyList<ParameterField> parameters) : ConfigType, IObjectType
{
    private readonly MemberNames _names = new([.. parameters.Select(parameter => parameter.Name)]);

    public override string Name => name;

    public IReadOnlyList<Field> Fields => parameters;

    public Value Defaults => Value.Object(_names, [.. parameters.Select(parameter => parameter.Default)]);

    /// <summary>The parameters in order, with defaults for what is missing.</summary>
    public override Value Normalise(Value value)
    {
        if (value.Kind != ValueKind.Object)
        {
            throw NotThis(value);
        }
        foreach (var given in value.Names)
        {
            FieldNamed(given);
        }
        return Computed(Value.Object(_names, [.. parameters.Select(parameter => value.TryGet(parameter.Name, out var set) ? set
            : !parameter.IsRequired ? parameter.Default
            : throw new ConfigException($"{Name} has no value for the parameter '{parameter.Name}'."))]), value);
    }

    /// <summary>Defaults that stand in may be expressions.</summary>
    private Value Computed(Value whole, Value given)
    {
        if (!parameters.Any(parameter => parameter.IsComputedFrom && !given.TryGet(parameter.Name, out _)))
        {
            return whole;
        }
        var (config, faults) = ComputedDomain.Compute(whole);
        return faults.Count == 0 ? config : throw new ConfigException($"{Name} has no value for the parameter '{faults[0].Path}': = {faults[0].Text}: {faults[0].Reason}");
    }

    public override Value WriteObject(object? value) => value is Value known ? Normalise(known) : throw new ConfigException($"{value} are no parameters of {Name}.");

    Domain IObjectType.DefaultDomain() => Over([]);

    Field IObjectType.FieldNamed(string name) => FieldNamed(name);

    /// <summary>The space of these axes; parameters that none sets hold their defaults.</summary>
    /// <param name="axes">What sets parameters.</param>
    /// <param name="constants">What expressions may read beside parameters, as an object; null: nothing.</param>
    public Domain Over(IReadOnlyList<ParameterAxis> axes, Value constants = default)
    {
        var varied = axes.SelectMany(axis => axis.Names).ToHashSet(StringComparer.Ordinal);
        return ComputedDomain.Over(new ParametersDomain([.. _names.Names], [.. axes, .. parameters.Where(parameter => !varied.Contains(parameter.Name)).Select(Held)]), constants);
    }

    private static ParameterAxis Held(ParameterField parameter) => new([parameter.Name], new FixedDomain(parameter.Default, parameter.IsRequired));

    private Field FieldNamed(string field) => parameters.FirstOrDefault(parameter => parameter.Name == field)
        ?? throw new ConfigException($"{Name} has no parameter '{field}'.{NearNames.Hint(field, _names.Names)}");
}

/// <summary>A parameter of a program.</summary>
internal sealed class ParameterField : Field
{
    /// <param name="name">Its name.</param>
    /// <param name="default">Its value where nothing sets it; null: it must be set.</param>
    /// <param name="isTag">It labels trials, and no command need use it.</param>
    public ParameterField(string name, Value? @default, bool isTag = false)
        : base(name)
    {
        Default = @default ?? Value.Null;
        IsRequired = @default is null;
        IsTag = isTag;
        IsComputedFrom = Formula.IsIn(Default);
    }

    /// <summary>Its value where nothing sets it; null stands for it where it must be set.</summary>
    public Value Default { get; }

    /// <summary>Whether the default is an expression, or has one in it.</summary>
    public bool IsComputedFrom { get; }

    public override ConfigType Type => AnyType.Instance;

    internal override Domain DomainFor(Value value) => Domain.Fixed(value);
}
