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
        return Value.Object(_names, [.. parameters.Select(parameter => value.TryGet(parameter.Name, out var set) ? set
            : !parameter.IsRequired ? parameter.Default
            : throw new ConfigException($"{Name} has no value for the parameter '{parameter.Name}'."))]);
    }

    public override Value WriteObject(object? value) => value is Value known ? Normalise(known) : throw new ConfigException($"{value} are no parameters of {Name}.");

    Domain IObjectType.DefaultDomain() => Over([]);

    Field IObjectType.FieldNamed(string name) => FieldNamed(name);

    /// <summary>The space of these axes; parameters that none sets hold their defaults.</summary>
    public ParametersDomain Over(IReadOnlyList<ParameterAxis> axes)
    {
        var varied = axes.SelectMany(axis => axis.Names).ToHashSet(StringComparer.Ordinal);
        return new([.. _names.Names], [.. axes, .. parameters.Where(parameter => !varied.Contains(parameter.Name)).Select(Held)]);
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
    }

    /// <summary>Its value where nothing sets it; null stands for it where it must be set.</summary>
    public Value Default { get; }

    public override ConfigType Type => AnyType.Instance;

    internal override Domain DomainFor(Value value) => Domain.Fixed(value);
}
