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
    public bool IsTag { get; private protected set; }

    /// <summary>A property without a setter: recorded beside the config, never varied, no part of identity.</summary>
    public bool IsComputed { get; private protected set; }

    /// <summary>Has no default: a variation or <c>--set</c> must give it a value.</summary>
    public bool IsRequired { get; private protected set; }

    /// <summary>The type of its values.</summary>
    public abstract ConfigType Type { get; }

    /// <summary>What a search may put into it, given its default.</summary>
    internal abstract Domain DomainFor(Value @default);
}
