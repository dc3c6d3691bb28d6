namespace ExpRunner;

/// <summary>
/// Varies a config field over choices. Without arguments: every value of a bool or an enum.
/// With types: alternatives, each of which brings its own variations.
/// Types that attributes cannot carry (decimal, Guid, dates, TimeSpan) are given as text and checked at compile time.
/// </summary>
/// <param name="values">The choices, in the order of the grid.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class VariationAttribute(params object?[]? values) : Attribute
{
    /// <summary>Texts in an array, which C# does not take for a list of objects in an attribute.</summary>
    /// <param name="texts">One choice of a field that holds arrays of text, several of a field that holds text.</param>
    public VariationAttribute(string?[]? texts)
        : this((object?[]?)texts)
    {
    }

    /// <summary>The choices, in the order of the grid.</summary>
    public IReadOnlyList<object?> Values { get; } = values ?? [null];
}
