using System.ComponentModel;
using ExpRunner.Values;

namespace ExpRunner.Spaces;

/// <summary>A config class: its fields in order of declaration, and how to make one.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ObjectType<T> : ConfigType<T>, IObjectType
{
    private readonly Func<T> _prototype;
    private readonly Func<T, FieldValues<T>, T> _create;
    private readonly Field<T>[] _fields;
    private readonly Field<T>[] _settable;
    private readonly Field<T>[] _computed;
    private readonly string[] _names;
    private readonly MemberNames _memberNames;
    private readonly Lazy<Value> _defaults;

    /// <param name="name">The class's name.</param>
    /// <param name="prototype">Makes an instance with every default; required members get <c>default!</c>.</param>
    /// <param name="create">Makes an instance from the defaults and the values of the fields, by their number in <paramref name="fields"/>.</param>
    /// <param name="fields">The fields, in order of declaration.</param>
    public ObjectType(string name, Func<T> prototype, Func<T, FieldValues<T>, T> create, params Field<T>[] fields)
    {
        Name = name;
        _prototype = prototype;
        _create = create;
        _fields = fields;
        _settable = Array.FindAll(fields, field => !field.IsComputed);
        _computed = Array.FindAll(fields, field => field.IsComputed);
        _names = Array.ConvertAll(_settable, field => field.Name);
        _memberNames = new(_names);
        _defaults = new Lazy<Value>(() => Write(prototype()));
    }

    /// <inheritdoc cref="IObjectType.Name"/>
    public override string Name { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Field> Fields => _fields;

    /// <inheritdoc/>
    public Value Defaults => _defaults.Value;

    /// <summary>Makes an instance; a field that the value lacks keeps its default, an unknown member is an error.</summary>
    public override T Read(Value value)
    {
        if (value.IsNull && default(T) is null)
        {
            return default!;
        }
        if (value.Kind != ValueKind.Object)
        {
            throw NotThis(value);
        }
        CheckNames(value.Names);
        return _create(_prototype(), new FieldValues<T>(_fields, value));
    }

    /// <inheritdoc/>
    public override Value Write(T value)
        => value is null ? Value.Null : Value.Object(_memberNames, Array.ConvertAll(_settable, field => field.Write(value)));

    /// <summary>The computed fields of an instance, to be recorded beside its config.</summary>
    public Value WriteComputed(T value)
        => Value.Object(Array.ConvertAll(_computed, field => field.Name), Array.ConvertAll(_computed, field => field.Write(value)));

    /// <inheritdoc/>
    Domain IObjectType.DefaultDomain() => DomainOf(Defaults, isPrototype: true);

    /// <inheritdoc/>
    Field IObjectType.FieldNamed(string name) => FieldNamed(name);

    internal override Domain DomainOf(Value @default) => DomainOf(@default, isPrototype: false);

    private Domain DomainOf(Value @default, bool isPrototype)
    {
        if (@default.IsNull)
        {
            return Domain.Fixed(@default);
        }
        var members = Array.ConvertAll(_settable, field => (field.Name, MemberOf(field, @default, isPrototype)));
        return members.All(member => member.Item2 is FixedDomain { IsUnset: false }) && _settable.Length > 0 ? Domain.Fixed(@default) : Domain.Product(members);
    }

    /// <summary>In a prototype a required member holds no real value yet.</summary>
    private static Domain MemberOf(Field field, Value @default, bool isPrototype)
    {
        var value = @default.TryGet(field.Name, out var given) ? given : Value.Null;
        try
        {
            return field.DomainFor(value) is var domain && domain is FixedDomain && isPrototype && field.IsRequired ? new FixedDomain(value, isUnset: true) : domain;
        }
        catch (ConfigException fault)
        {
            throw new ConfigException($"{field.Name}: {fault.Message}", fault);
        }
    }

    /// <summary>Configs mostly have all fields in order of declaration.</summary>
    private void CheckNames(ReadOnlySpan<string> names)
    {
        for (var i = 0; i < names.Length; i++)
        {
            if (i >= _names.Length || names[i] != _names[i])
            {
                FieldNamed(names[i]);
            }
        }
    }

    private Field FieldNamed(string name)
        => Array.Find(_fields, field => field.Name == name)
            ?? throw new ConfigException($"{Name} has no config field '{name}'.{NearNames.Hint(name, _names)}");
}
