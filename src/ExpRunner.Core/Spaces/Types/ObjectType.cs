using System.ComponentModel;
using ExpRunner.Values;

namespace ExpRunner.Spaces;

/// <summary>A config class: its fields in order of declaration, and how to make one.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ObjectType<T> : ConfigType<T>, IObjectType
{
    private readonly Func<T> _prototype;
    private readonly Func<T, FieldValues, T> _copy;
    private readonly Field[] _fields;
    private readonly Field[] _settable;
    private readonly string[] _names;
    private readonly MemberNames _memberNames;
    private readonly Lazy<Value> _defaults;

    /// <param name="name">The class's name.</param>
    /// <param name="prototype">Makes an instance with every default; required members get <c>default!</c>.</param>
    /// <param name="copy">Makes an instance from another one, each field that can be set passed through its values by its number in <paramref name="fields"/>.</param>
    /// <param name="fields">The fields, in order of declaration.</param>
    public ObjectType(string name, Func<T> prototype, Func<T, FieldValues, T> copy, params Field[] fields)
    {
        Name = name;
        _prototype = prototype;
        _copy = copy;
        _fields = fields;
        _settable = Array.FindAll(fields, field => !field.IsComputed);
        _names = Array.ConvertAll(_settable, field => field.Name);
        _memberNames = new(_names);
        _defaults = new Lazy<Value>(() => Write(prototype()));
    }

    /// <inheritdoc cref="IObjectType.Name"/>
    public override string Name { get; }

    /// <summary>Passes the computed fields of an instance through its values; left out where there are none.</summary>
    public Action<T, FieldValues>? Computed { get; init; }

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
        return _copy(_prototype(), new FieldValues(_fields, value));
    }

    /// <inheritdoc/>
    public override Value Write(T value)
    {
        if (value is null)
        {
            return Value.Null;
        }
        // The copy is dropped: one method that names the fields, for both ways, is half of what the compiler would else have to bind.
        var written = new Value[_fields.Length];
        _copy(value, new FieldValues(_fields, written));
        return Value.Object(_memberNames, _settable.Length == written.Length ? written : Those(written, areComputed: false));
    }

    /// <summary>The computed fields of an instance, to be recorded beside its config.</summary>
    public Value WriteComputed(T value)
    {
        var written = new Value[_fields.Length];
        Computed?.Invoke(value, new FieldValues(_fields, written));
        return Value.Object(Array.ConvertAll(Array.FindAll(_fields, field => field.IsComputed), field => field.Name), Those(written, areComputed: true));
    }

    /// <inheritdoc/>
    Domain IObjectType.DefaultDomain() => DomainOf(Defaults, isPrototype: true);

    /// <inheritdoc/>
    Field IObjectType.FieldNamed(string name) => FieldNamed(name);

    internal override Domain DomainOf(Value @default) => DomainOf(@default, isPrototype: false);

    private Value[] Those(Value[] written, bool areComputed) => [.. written.Where((_, field) => _fields[field].IsComputed == areComputed)];

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
