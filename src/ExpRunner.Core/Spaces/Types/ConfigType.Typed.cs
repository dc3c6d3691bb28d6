using System.ComponentModel;
using ExpRunner.Values;

namespace ExpRunner.Spaces;

/// <summary>A <see cref="ConfigType"/> whose values are <typeparamref name="T"/> in C#.</summary>
public abstract class ConfigType<T> : ConfigType
{
    private protected ConfigType()
    {
    }

    /// <summary>A field of this type.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Field<T> Field(string name) => new(name, this);

    /// <summary>Reads a typed value.</summary>
    /// <exception cref="ConfigException">The value is not of this type.</exception>
    public abstract T Read(Value value);

    /// <summary>Writes a typed value.</summary>
    public abstract Value Write(T value);

    /// <inheritdoc/>
    public sealed override Value Normalise(Value value) => Write(Read(value));

    /// <inheritdoc/>
    public sealed override Value WriteObject(object? value) => value switch
    {
        T typed => Write(typed),
        null when default(T) is null => Write(default!),
        _ => Parse(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? ""),
    };
}
