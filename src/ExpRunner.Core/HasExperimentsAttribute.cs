using System.ComponentModel;

namespace ExpRunner;

/// <summary>Marks an assembly whose module initialiser registers experiments; generated code writes it, and a generated entry point looks for it.</summary>
/// <param name="registration">The public type that registers them.</param>
[AttributeUsage(AttributeTargets.Assembly)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class HasExperimentsAttribute(Type registration) : Attribute
{
    /// <summary>The public type that registers them.</summary>
    public Type Registration { get; } = registration;
}
