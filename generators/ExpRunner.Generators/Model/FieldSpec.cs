namespace ExpRunner.Generators.Model;

/// <summary>How a field gets its value.</summary>
internal enum FieldSetting
{
    /// <summary>It is computed.</summary>
    None,
    /// <summary>In the object initialiser.</summary>
    Initializer,
    /// <summary>By the constructor.</summary>
    Constructor,
}

/// <summary>A field of a config class.</summary>
/// <param name="Member">Its name.</param>
/// <param name="Type">The type of its values.</param>
/// <param name="Setting">How it gets its value.</param>
/// <param name="IsTag">Whether it only labels trials.</param>
/// <param name="IsRequired">Whether it has no default.</param>
/// <param name="Variation">How it is varied; null where it is not.</param>
internal sealed record FieldSpec(
    MemberName Member,
    TypeSpec Type,
    FieldSetting Setting,
    bool IsTag,
    bool IsRequired,
    VariationSpec? Variation);
