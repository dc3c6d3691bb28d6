using System.ComponentModel;
using ExpRunner.Values;

namespace ExpRunner.Spaces;

/// <summary>One field of a config.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class Field
{
    private protected Field(string name) => Name = name;

    /// <summary>The name, as declared.</summary>
    public string Name { get; }

    /// <summary>Marked with <see cref="TagAttribute"/>.</summary>
    public bool IsTag { get; init; }

    /// <summary>A property without a setter: recorded beside the config, never varied, no part of identity.</summary>
    public bool IsComputed { get; init; }

    /// <summary>Has no default: a variation or <c>--set</c> must give it a value.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The type of its values.</summary>
    public abstract ConfigType Type { get; }

    /// <summary>What a search may put into it, given its default.</summary>
    internal abstract Domain DomainFor(Value @default);
}

/// <summary>One field of the config <typeparamref name="TConfig"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class Field<TConfig> : Field
{
    private protected Field(string name) : base(name)
    {
    }

    internal abstract Value Write(TConfig config);
}

/// <summary>One field of the config <typeparamref name="TConfig"/>, of type <typeparamref name="T"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Field<TConfig, T>(string name, ConfigType<T> type, Func<TConfig, T> get, Variation<T>? variation = null) : Field<TConfig>(name)
{
    /// <inheritdoc/>
    public override ConfigType Type => type;

    internal ConfigType<T> Typed => type;

    internal override Value Write(TConfig config) => type.Write(get(config));

    internal override Domain DomainFor(Value @default) => variation is null ? type.DomainOf(@default) : variation.Over(type);
}
