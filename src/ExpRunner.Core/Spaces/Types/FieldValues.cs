using System.ComponentModel;
using ExpRunner.Values;

namespace ExpRunner.Spaces;

/// <summary>The values of a config's fields, read by their number; generated code makes instances from it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct FieldValues<TConfig>
{
    private readonly Field<TConfig>[] _fields;
    private readonly Value _config;

    internal FieldValues(Field<TConfig>[] fields, Value config)
    {
        _fields = fields;
        _config = config;
    }

    /// <summary>The value of a field, or its default where the config does not name it.</summary>
    /// <exception cref="ConfigException">The value is not of the field's type.</exception>
    public T Get<T>(int field, T @default)
    {
        var typed = (Field<TConfig, T>)_fields[field];
        if (!_config.TryGet(typed.Name, field, out var value))
        {
            return @default;
        }
        try
        {
            return typed.Typed.Read(value);
        }
        catch (ConfigException fault)
        {
            throw new ConfigException($"{typed.Name}: {fault.Message}", fault);
        }
    }
}
