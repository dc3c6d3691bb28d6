namespace ExpRunner;

/// <summary>
/// Varies a numeric config field over a range. With <see cref="Count"/> the maximum is included, with <see cref="Step"/> or <see cref="Factor"/> it is not.
/// Random search draws from the whole interval unless <see cref="Step"/> or <see cref="Factor"/> is given.
/// Steps are computed in decimal, so that 0.1 + 0.1 + 0.1 is 0.3.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class VariationRangeAttribute : Attribute
{
    /// <summary>A range of real numbers.</summary>
    public VariationRangeAttribute(double min, double max) => (Min, Max) = (min, max);

    /// <summary>A range of whole numbers.</summary>
    public VariationRangeAttribute(long min, long max) => (Min, Max) = (min, max);

    /// <summary>A range of numbers written as text, for decimal fields.</summary>
    public VariationRangeAttribute(string min, string max) => (Min, Max) = (min, max);

    /// <summary>The first value.</summary>
    public object Min { get; }

    /// <summary>The end of the range.</summary>
    public object Max { get; }

    /// <summary>The distance between grid points (a number, or text for decimal fields); not zero.</summary>
    public object? Step { get; set; }

    /// <summary>The ratio between grid points (a number, or text for decimal fields); positive, not 1.</summary>
    public object? Factor { get; set; }

    /// <summary>The number of grid points, both ends included; at least 2.</summary>
    public int Count { get; set; }

    /// <summary>How <see cref="Count"/> points and random draws are spread.</summary>
    public Scale Scale { get; set; }
}
