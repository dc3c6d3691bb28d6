using System.ComponentModel;
using ExpRunner.Values;

namespace ExpRunner.Spaces;

/// <summary>The values of a config's fields, by their number, on their way into an instance or out of it; generated code passes each through.</summary>
/// <remarks>Scalars have a method each: the compiler pays several times as much for a call of a generic one, and most fields are scalars.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly partial struct FieldValues
{
    private readonly Field[] _fields;
    private readonly Value _config;
    private readonly Value[]? _written;

    /// <summary>On the way in.</summary>
    internal FieldValues(Field[] fields, Value config)
    {
        _fields = fields;
        _config = config;
    }

    /// <summary>On the way out.</summary>
    internal FieldValues(Field[] fields, Value[] written)
    {
        _fields = fields;
        _written = written;
    }

    /// <summary>On the way in, gives what the config has for a field, or the value at hand where it does not name it; on the way out, notes the value at hand.</summary>
    /// <exception cref="ConfigException">The value is not of the field's type.</exception>
    public T Pass<T>(int field, T value)
    {
        var typed = (Field<T>)_fields[field];
        if (_written is not null)
        {
            _written[field] = typed.Typed.Write(value);
            return value;
        }
        if (!_config.TryGet(typed.Name, field, out var given))
        {
            return value;
        }
        try
        {
            return typed.Typed.Read(given);
        }
        catch (ConfigException fault)
        {
            throw new ConfigException($"{typed.Name}: {fault.Message}", fault);
        }
    }
}
