namespace ExpRunner;

/// <summary>
/// Varies a config field over choices. Without arguments: every value of a bool or an enum.
/// With types: alternatives, each of which brings its own variations.
/// Types that attributes cannot carry (decimal, Guid, dates, TimeSpan) are given as text and checked at compile time.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class VariationAttribute(params object?[]? values) : Attribute
{
    /// <summary>The choices, in the order of the grid.</summary>
    public IReadOnlyList<object?> Values { get; } = values ?? [null];
}
