namespace ExpRunner;

/// <summary>Varies a config field over the values of a static member (field, property or method without parameters) that is a sequence of the field's type.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class VariationSourceAttribute(string member) : Attribute
{
    /// <summary>The member of the class that declares the field.</summary>
    public string Member { get; } = member;
}
